import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { outText } from './operation.ts';
import { readOut } from './read-out.ts';

/** What a customer brings back from the login page of their bank. */
export interface BankLogin {
  readonly linkToken: string;
  readonly publicToken: string;
}

/** Logs in to a test bank as the actor, whose link token opens its page. @throws Inconclusive where that fails */
export async function logInToBank(fixture: Fixture, actor: Actor): Promise<BankLogin & Record<string, string>> {
  const begun = await fixture.step({ actor, role: 'bankLinkToken' });
  const linkToken = outText(fixture.profile, 'bankLinkToken', begun, 'linkToken');
  const source = fixture.profile.hooks.bankToken?.out['publicToken'];
  const answer = await fixture.hook('bankToken', { linkToken });
  const publicToken = source === undefined ? undefined : readOut(answer, source);
  if (typeof publicToken !== 'string' || publicToken === '') {
    throw new Inconclusive('the hook bankToken gives no public token');
  }
  return { linkToken, publicToken };
}
