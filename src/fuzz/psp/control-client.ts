import { openHttpClient } from '../../util/http.ts';
import { Inconclusive } from '../inconclusive.ts';
import { type Json, type JsonObject, writeJson } from '../json.ts';
import type { Witness } from '../profile.ts';
import { answerOf, isSuccess } from '../wire.ts';

const TIMEOUT_MS = 10_000;

/** Asks the control plane of the gateway. @throws Inconclusive where it does not answer with success */
export async function askControl(
  { url, token }: Witness,
  method: string,
  path: string,
  body?: JsonObject,
): Promise<Json | undefined> {
  const client = openHttpClient(url, { timeout: TIMEOUT_MS, connections: 1 });
  try {
    const raw = await client.request({
      method,
      path: `${new URL(url).pathname.replace(/\/$/u, '')}${path}`,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: writeJson(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = answerOf(raw);
    if (!isSuccess(answer)) throw new Inconclusive(`psp: ${method} ${path} answered ${answer.status}`);
    return answer.json;
  } catch (error) {
    if (error instanceof Inconclusive) throw error;
    throw new Inconclusive(`psp: ${method} ${path} was not answered`, { cause: error });
  } finally {
    await client.close();
  }
}
