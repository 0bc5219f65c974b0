import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { itemsByPrice } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { order, placeOrder, tryAddToCart } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** An order that the app takes must cost price times quantity, however large the quantity. */
export const totalOverflow: Attack = {
  rule: {
    id: 'pay/total-overflow',
    title: 'Totals overflow',
    what: 'A large quantity makes the total of an order wrap around, or lose digits.',
    why: 'A cart of millions of pieces costs a few cents, or pays its buyer.',
    fix: 'Bound quantities and amounts, and add money up in integers that cannot overflow.',
    level: 'error',
    securitySeverity: 8,
    cwe: [190],
    owasp: ['A06:2025', 'API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-04'],
  roles: [
    [
      { role: 'catalogue', out: ['items', 'sku', 'price'] },
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

// Beyond them a sum wraps to a small positive number, or a double-precision number loses its last digits.
const EDGES: readonly bigint[] = [2n ** 32n, 2n ** 53n, 2n ** 64n];

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const [item] = (await itemsByPrice(fixture, actor)).toReversed();
  if (item === undefined) return { verdict: 'held' };
  const one = (await order(fixture, actor, { item, quantity: 1n })).total;
  const two = (await order(fixture, actor, { item, quantity: 2n })).total;
  const price = two - one;
  if (price !== item.price) throw new Inconclusive('checkout: a second piece does not cost the price of the catalogue');
  for (const edge of EDGES) {
    // An odd number of pieces, so that a sum without its last digits differs.
    const quantity = edge / price + ((edge / price) % 2n) + 1n;
    if (!(await tryAddToCart(fixture, actor, { item, quantity }))) continue;
    const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
    if (!isSuccess(checkedOut)) continue;
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
    const exact = one + price * (quantity - 1n);
    // An order of fewer pieces than were asked for is a bound, not an overflow.
    const clamped = total > 0n && (total - one) % price === 0n && total < exact && total >= one;
    if (total === exact || clamped) continue;
    return violation(fixture, {
      message: `An order of ${quantity} pieces at ${amountText(fixture, price)} was recorded as ${amountText(fixture, total)}.`,
      place: { role: 'cartAdd' },
      money: { kind: 'unpaid', amount: quantity * price - total },
      states: { 'exact total': amountText(fixture, exact), 'total recorded': amountText(fixture, total) },
    });
  }
  return { verdict: 'held' };
}
