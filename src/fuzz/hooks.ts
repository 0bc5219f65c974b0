import { openHttpClient } from '../util/http.ts';
import { Inconclusive } from './inconclusive.ts';
import { bindOperation } from './operation.ts';
import type { HookName, Profile } from './profile.ts';
import type { Values } from './template.ts';
import { type Answer, answerOf, isSuccess } from './wire.ts';

const TIMEOUT_MS = 10_000;

/**
 * Asks the test environment for something that only it can do: to move its clock, to fail, to show its log.
 * The profile lets hooks be on loopback only; none counts as a request to the target.
 * @throws Inconclusive where the profile has no such hook, or it does not answer with success
 */
export async function callHook(
  profile: Pick<Profile, 'hooks' | 'money'>,
  name: HookName,
  values: Values = {},
): Promise<Answer> {
  const operation = profile.hooks[name];
  if (operation?.origin === undefined) throw new Inconclusive(`the profile has no hooks.${name}`);
  const { method, path, headers, body } = bindOperation(name, operation, {
    currency: profile.money.currency,
    ...values,
  });
  const client = openHttpClient(operation.origin, { timeout: TIMEOUT_MS });
  try {
    const raw = await client.request({
      method,
      path,
      headers,
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = answerOf(raw);
    if (!isSuccess(answer)) throw new Inconclusive(`the hook ${name} answered ${answer.status}`);
    return answer;
  } catch (error) {
    if (error instanceof Inconclusive) throw error;
    throw new Inconclusive(`the hook ${name} did not answer`, { cause: error });
  } finally {
    await client.close();
  }
}
