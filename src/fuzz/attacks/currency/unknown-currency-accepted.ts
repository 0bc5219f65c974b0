import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, writeJson } from '../../json.ts';
import { outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart } from '../../shop.ts';

/** What is no currency must not become the currency of a cart. */
export const unknownCurrencyAccepted: Attack = {
  rule: {
    id: 'pay/unknown-currency-accepted',
    title: 'Unknown currency accepted',
    what: 'The app stores a currency code that is none.',
    why: 'Later steps guess: they fall back to a default, skip the conversion, or fail after the money has moved.',
    fix: 'Accept only the codes of the currencies that you sell in, compared exactly.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [1287],
    owasp: ['A05:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-02'],
  roles: [
    [{ role: 'cartAdd' }, { role: 'setCurrency', values: ['currency'] }, { role: 'readCart', out: ['currency'] }],
  ],
  run: (context) => confirmed(context, probe),
};

const UNKNOWN: readonly Json[] = ['ZZZ', 'X Y', '', 1n];

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await addToCart(fixture, actor, await lineOf(fixture, actor));
  const read = async (): Promise<Json> =>
    outValue(profile, 'readCart', await fixture.step({ actor, role: 'readCart' }), 'currency') ?? null;
  await fixture.step({ actor, role: 'setCurrency', values: { currency: profile.money.currency } });
  const before = await read();
  if (typeof before !== 'string' || before.toUpperCase() !== profile.money.currency) {
    throw new Inconclusive('readCart: the cart does not show the currency that was chosen');
  }
  for (const currency of UNKNOWN) {
    await fixture.attempt({ actor, role: 'setCurrency', values: { currency } });
    const after = await readBack(fixture, read);
    if (after === before || after !== currency) continue;
    return violation(fixture, {
      message: `The cart is in the currency ${writeJson(currency)}, which there is not.`,
      place: { role: 'setCurrency', parameter: 'currency' },
      states: { 'currency before': before, 'currency after': writeJson(currency) },
    });
  }
  return { verdict: 'held' };
}
