import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { COUPON_ROLES, itemsByPrice, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A coupon with a minimum must not hold below it. */
export const couponMinimumBypassed: Attack = {
  rule: {
    id: 'pay/coupon-minimum-bypassed',
    title: 'Discount kept below its minimum',
    what: 'A coupon that holds from a minimum on stays in the cart when items are taken out again.',
    why: 'The minimum is the price of the discount: whoever fills the cart for a moment pays neither.',
    fix: 'Check the conditions of all coupons whenever the cart changes and once more at the checkout.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-10'],
  roles: [
    [
      ...COUPON_ROLES,
      { role: 'catalogue', out: ['items', 'sku', 'price'] },
      { role: 'cartUpdate', values: ['sku', 'quantity'] },
    ],
  ],
  needs: ['coupons.minimum', 'limits.couponMinimum'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { minimum = '' } = fixture.profile.coupons;
  const { couponMinimum = 0n } = fixture.profile.limits;
  const actor = await fixture.actor('alice');
  const items = await itemsByPrice(fixture, actor);
  const item = items.at(-1) ?? items[0];
  if (item.price >= couponMinimum) return { verdict: 'held' };
  const many = { item, quantity: couponMinimum / item.price + 1n };
  const plain = await orderWith(fixture, actor, { item, quantity: 1n });
  if ((await orderWith(fixture, actor, many, minimum)) >= (await orderWith(fixture, actor, many))) {
    throw new Inconclusive('coupons.minimum: the coupon takes nothing off');
  }
  await addToCart(fixture, actor, many);
  await fixture.step({ actor, role: 'applyCoupon', values: { coupon: minimum } });
  await fixture.step({ actor, role: 'cartUpdate', values: { sku: item.sku, quantity: 1n } });
  const answer = await fixture.attempt({ actor, role: 'checkout' });
  if (!isSuccess(answer)) return { verdict: 'held' };
  const { total } = await readBack(fixture, () => placeOrder(fixture, actor, answer));
  if (total >= plain) return { verdict: 'held' };
  return violation(fixture, {
    message: `A coupon that holds from ${amountText(fixture, couponMinimum)} on lowered an order of ${amountText(fixture, plain)} to ${amountText(fixture, total)}.`,
    place: { role: 'cartUpdate', parameter: 'quantity' },
    money: { kind: 'unpaid', amount: plain - total },
    states: {
      minimum: amountText(fixture, couponMinimum),
      'total without the coupon': amountText(fixture, plain),
      'total recorded': amountText(fixture, total),
    },
  });
}
