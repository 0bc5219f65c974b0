import type { Attack, Outcome } from '../../attack.ts';
import type { Call, Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { isMapped } from '../../mapping.ts';
import { makePayment } from '../../payments.ts';
import type { RoleName } from '../../roles.ts';
import type { Values } from '../../template.ts';
import { type Answer, isSuccess } from '../../wire.ts';

// Left boundaries keep out longer words; what follows must be long enough to be a key.
const SECRETS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'a secret key of Stripe', pattern: /(?<![A-Za-z0-9])[sr]k_(?:test|live)_[A-Za-z0-9]{16}/u },
  { kind: 'a webhook secret', pattern: /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/]{20}/u },
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z]{2,12} )?PRIVATE KEY-----/u },
];
const READS: readonly RoleName[] = [
  'session',
  'catalogue',
  'readCart',
  'getPayment',
  'listPayments',
  'receipt',
  'wallet',
  'paymentMethods',
  'openapi',
];

/** No answer may hold a key that only the server may know. */
export const secretKeyInResponse: Attack = {
  rule: {
    id: 'pay/secret-key-in-response',
    title: 'Secret key in a response',
    what: 'An answer of the API holds a secret key of the gateway, a webhook secret or a private key.',
    why: 'Whoever reads the key charges, refunds and pays out in the name of the shop.',
    fix: 'Never send configuration to clients: publishable keys only; rotate the key that was shown.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [798, 200],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['8.6.2'],
    since: '0.1.0',
  },
  catalogue: ['PAN-04'],
  roles: READS.map((role) => [{ role }]),

  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const payable = isMapped(
    [
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
    profile,
  );
  const payment = payable ? (await makePayment(fixture, alice, 'pay')).id : undefined;
  const values: Values = { limit: 10n, text: '', ...(payment !== undefined && { payment }) };
  let answered = false;
  for (const role of READS) {
    const needsPayment = role === 'getPayment' || role === 'receipt';
    if (profile.roles[role] === undefined || (needsPayment && payment === undefined)) continue;
    const answer = await readable(fixture, { actor: alice, role, values });
    if (answer === undefined) continue;
    answered ||= isSuccess(answer);
    const kind = SECRETS.find(({ pattern }) => pattern.test(answer.text))?.kind;
    if (kind === undefined) continue;
    return violation(fixture, {
      message: `An answer to a customer holds ${kind}.`,
      place: { role },
      unseen: 'it looks for keys anywhere in an answer',
      states: { 'in the answer': kind },
    });
  }
  if (!answered) throw new Inconclusive('none of the operations that only read answers with success');
  return { verdict: 'held' };
}

// One operation that does not answer, such as a page for browsers only, says nothing about the others.
async function readable(fixture: Fixture, call: Call): Promise<Answer | undefined> {
  try {
    return await fixture.attempt(call);
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}
