import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { order, placeOrder, tryAddToCart } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A quantity that is no whole number must not become an order. */
export const quantityTypeConfusion: Attack = {
  rule: {
    id: 'pay/quantity-type-confusion',
    title: 'Quantity of another type accepted',
    what: 'A quantity that is null, empty, zero or a list is taken and becomes an order.',
    why: 'Orders for nothing skip the payment; checks that compare a list or null with a limit let everything through.',
    fix: 'Check that the quantity is an integer of JSON’s number type, and from 1 up, before it is used.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [843, 1287],
    owasp: ['A05:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['QTY-03'],
  roles: [
    [
      { role: 'cartAdd', values: ['quantity'], fields: ['quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

const HOSTILE: readonly Json[] = [[3n], null, '', 0n, {}];

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const one = (await order(fixture, actor, line)).total;
  const three = (await order(fixture, actor, { ...line, quantity: 3n })).total;
  if (three <= one) throw new Inconclusive('checkout: three pieces cost no more than one');
  for (const quantity of HOSTILE) {
    if (!(await tryAddToCart(fixture, actor, { ...line, tampering: { quantity } }))) continue;
    const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
    if (!isSuccess(checkedOut)) continue;
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
    // A quantity that is ignored counts as one piece; a list of three that counts as three was used.
    const used = Array.isArray(quantity) ? total === three : total < one;
    if (!used) continue;
    const text = writeJson(quantity);
    return violation(fixture, {
      message: `An order of the quantity ${text} was recorded as ${amountText(fixture, total)}.`,
      place: { role: 'cartAdd', parameter: 'quantity' },
      states: { 'total of one piece': amountText(fixture, one), [`total of ${text}`]: amountText(fixture, total) },
    });
  }
  return { verdict: 'held' };
}
