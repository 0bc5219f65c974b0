import type { Call, Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { bindOperation, operationOf } from './operation.ts';
import type { Answer } from './wire.ts';

/**
 * Opens a page as a browser does that is signed in; a redirect is an answer, and is not followed.
 * @throws Inconclusive where the page is not there, or something kept the request from the app
 */
export async function visit(fixture: Fixture, { actor, role, values = {} }: Call): Promise<Answer> {
  const { profile } = fixture;
  const everywhere = { email: actor.email, account: actor.account, currency: profile.money.currency };
  const request = bindOperation(role, operationOf(profile, role), { ...everywhere, ...values });
  const headers = { ...request.headers, accept: 'text/html, application/json', ...actor.headers };
  const answer = await fixture.raw({ ...request, headers });
  if (answer.status === 401 || answer.status === 429 || answer.status >= 500) {
    throw new Inconclusive(`${role} answered ${answer.status}`);
  }
  return answer;
}
