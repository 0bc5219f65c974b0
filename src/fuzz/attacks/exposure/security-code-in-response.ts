import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { isJsonObject, type Json } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** The security code of a card must not come back once the card is saved. */
export const securityCodeInResponse: Attack = {
  rule: {
    id: 'pay/security-code-in-response',
    title: 'Security code of a saved card in a response',
    what: 'The list of saved payment methods shows the security code that was sent with a card.',
    why: 'The code may not be kept after authorization, by anyone: with it and the number, whoever reads the list can pay.',
    fix: 'Pass the code on to the gateway and forget it; keep it in no table, cache or answer.',
    level: 'error',
    securitySeverity: 9,
    cwe: [359, 312],
    owasp: ['A04:2025', 'API3:2023'],
    pci: ['3.3.1.2', '6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['PAN-02'],
  roles: [[{ role: 'saveCard', fields: ['card'] }, { role: 'paymentMethods' }]],
  run: (context) => confirmed(context, probe),
};

// Published by Stripe for tests; belongs to nobody.
const CARD = { number: '4242424242424242', exp_month: 12n, exp_year: 2040n, cvc: '737' } as const;
const CODE_FIELD = /^(?:card_?)?(?:cvc2?|cvv2?|cvn|csc|cid|security_?code|verification_?(?:code|value))$/iu;

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const shown = async (): Promise<string | undefined> =>
    codeField((await fixture.step({ actor, role: 'paymentMethods' })).json);
  if ((await shown()) !== undefined) {
    throw new Inconclusive('paymentMethods: the answer shows such a code before one was sent');
  }
  await fixture.attempt({ actor, role: 'saveCard', values: { token: 'none' }, tampering: { card: CARD } });
  const field = await readBack(fixture, shown);
  if (field === undefined) return { verdict: 'held' };
  return violation(fixture, {
    message: `The list of payment methods shows the security code of a saved card, as ${field}.`,
    place: { role: 'paymentMethods' },
    states: { 'field with the code that was sent': field },
  });
}

/** The name of a field for security codes that holds the code which was sent. */
function codeField(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return first(value.map(codeField));
  if (!isJsonObject(value)) return undefined;
  const own = Object.entries(value).find(
    ([name, item]) => CODE_FIELD.test(name) && (item === CARD.cvc || item === BigInt(CARD.cvc)),
  );
  return own?.[0] ?? first(Object.values(value).map(codeField));
}

function first(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name) => name !== undefined);
}
