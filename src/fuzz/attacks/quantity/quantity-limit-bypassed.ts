import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { itemsByPrice } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, order, placeOrder, tryAddToCart } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** Two lines of one item together must not exceed the limit. */
export const quantityLimitBypassed: Attack = {
  rule: {
    id: 'pay/quantity-limit-bypassed',
    title: 'Quantity limit bypassed by a second line',
    what: 'The limit of pieces holds for one request, but not for two of the same item.',
    why: 'Limits protect stock, discounts and fraud rules; each of them can be got round in two steps.',
    fix: 'Check the sum of all lines of an item against the limit, whenever the cart or the order changes.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [770, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['QTY-04'],
  roles: [
    [
      { role: 'catalogue', out: ['items', 'sku', 'price'] },
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  needs: ['limits.maxQuantity'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { maxQuantity = 1n } = fixture.profile.limits;
  const actor = await fixture.actor('alice');
  const item = (await itemsByPrice(fixture, actor)).at(-1);
  const line = { quantity: maxQuantity, ...(item !== undefined && { item }) };
  const most = (await order(fixture, actor, line)).total;
  if (await tryAddToCart(fixture, actor, { ...line, quantity: maxQuantity + 1n })) {
    const beyond = await fixture.attempt({ actor, role: 'checkout' });
    const total = isSuccess(beyond) ? (await placeOrder(fixture, actor, beyond)).total : most;
    if (total > most) throw new Inconclusive('limits.maxQuantity: the app takes more pieces than that in one line');
  }
  await addToCart(fixture, actor, line);
  if (!(await tryAddToCart(fixture, actor, line))) return { verdict: 'held' };
  const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
  if (!isSuccess(checkedOut)) return { verdict: 'held' };
  const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
  if (total <= most) return { verdict: 'held' };
  return violation(fixture, {
    message: `Two lines of ${maxQuantity} pieces each were ordered for ${amountText(fixture, total)}; the limit of ${maxQuantity} pieces comes to ${amountText(fixture, most)}.`,
    place: { role: 'cartAdd', parameter: 'quantity' },
    states: { 'total of the most pieces': amountText(fixture, most), 'total ordered': amountText(fixture, total) },
  });
}
