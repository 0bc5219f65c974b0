import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { createHash } from 'node:crypto';
import type { Actor } from '../../actor.ts';
import { logInToBank } from '../../bank-login.ts';
import { isJsonObject, type Json, parseJson, writeJson } from '../../json.ts';
import { readPointer } from '../../json-pointer.ts';
import { outText, outValue } from '../../operation.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { writeJwt } from '../../session-jwt.ts';
import { targetTime } from '../../target-time.ts';
import { type Answer, isSuccess } from '../../wire.ts';
import { openWitness } from '../../witness.ts';

/** A webhook of Plaid that Plaid has not sent must not change a bank link. */
export const bankWebhookTokenNotVerified: Attack = {
  rule: {
    id: 'pay/bank-webhook-token-not-verified',
    title: 'Token of bank webhooks is not verified',
    what: 'The app takes webhooks of Plaid whose token names no algorithm, or was made for another body.',
    why: 'Anybody who knows an item breaks the links to banks, or makes the app believe what it likes of a transfer.',
    fix: 'Accept ES256 only, fetch the key that the token names from Plaid, and compare the SHA-256 of the body in constant time.',
    level: 'error',
    securitySeverity: 9,
    cwe: [347],
    owasp: ['A04:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['BNK-04'],
  roles: [
    [
      { role: 'bankLinkToken', out: ['linkToken'] },
      { role: 'bankLink', values: ['publicToken'], out: ['id'] },
      { role: 'bankLinks', out: ['items', 'id', 'status'] },
    ],
  ],
  needs: ['psp', 'webhooks.plaid', 'hooks.bankToken'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const witness = openWitness(fixture);
  await linkBank(fixture, alice);
  let link = '';
  const caught = await witness.caughtDuring('plaid', async () => {
    link = await linkBank(fixture, alice);
  });
  const genuine = caught.find(({ headers }) => headers['plaid-verification'] !== undefined);
  const token = genuine?.headers['plaid-verification'] ?? '';
  const item = readPointer(parseJson(genuine?.body ?? ''), '/item_id');
  if (genuine === undefined || typeof item !== 'string') throw new Inconclusive('psp: no webhook came of a bank link');
  if (!isSuccess(await deliver(fixture, genuine.body, token))) {
    throw new Inconclusive('webhooks.plaid: a genuine webhook is refused');
  }
  const before = await statusOf(fixture, alice, link);
  const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' };
  const forged = writeJson({
    webhook_type: 'ITEM',
    webhook_code: 'ERROR',
    item_id: item,
    error,
    environment: 'sandbox',
  });
  await deliver(fixture, forged, undefined);
  // Where no token is needed at all, it is not the token that is not verified.
  if ((await readBack(fixture, () => statusOf(fixture, alice, link))) !== before) return { verdict: 'held' };
  const claims = {
    iat: BigInt(Math.floor((await targetTime(fixture)) / 1000)),
    request_body_sha256: createHash('sha256').update(forged).digest('hex'),
  };
  const tokens = {
    'made for another body': token,
    'that names no algorithm': writeJwt({ alg: 'none', typ: 'JWT' }, claims, ''),
  };
  for (const [kind, wrong] of Object.entries(tokens)) {
    await deliver(fixture, forged, wrong);
    const after = await readBack(fixture, () => statusOf(fixture, alice, link));
    if (after === before) continue;
    return violation(fixture, {
      message: `A forged webhook with a token ${kind} turned a bank link from ${before} into ${after}.`,
      place: { webhook: 'plaid', parameter: 'plaid-verification' },
      states: { 'bank link before': before, 'after the forged webhook': after },
    });
  }
  return { verdict: 'held' };
}

async function linkBank(fixture: Fixture, actor: Actor): Promise<string> {
  const answer = await fixture.step({ actor, role: 'bankLink', values: await logInToBank(fixture, actor) });
  return outText(fixture.profile, 'bankLink', answer, 'id');
}

async function statusOf(fixture: Fixture, actor: Actor, link: string): Promise<string> {
  const answer = await fixture.step({ actor, role: 'bankLinks' });
  const items = outValue(fixture.profile, 'bankLinks', answer, 'items');
  const { id = '/id', status = '/status' } = fixture.profile.roles.bankLinks?.out ?? {};
  const own = (Array.isArray(items) ? items : []).find(
    (item: Json) => isJsonObject(item) && readPointer(item, id) === link,
  );
  const value = readPointer(own, status);
  if (typeof value !== 'string') throw new Inconclusive('bankLinks: the link just made is not in the list');
  return value;
}

async function deliver(fixture: Fixture, body: string, token: string | undefined): Promise<Answer> {
  return fixture.raw({
    label: 'webhooks.plaid',
    method: 'POST',
    path: fixture.profile.webhooks.plaid?.path ?? '/',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { 'plaid-verification': token }) },
    body,
  });
}
