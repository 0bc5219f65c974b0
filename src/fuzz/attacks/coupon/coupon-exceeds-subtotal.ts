import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, itemsByPrice, orderWith, readCartTotal } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart } from '../../shop.ts';

/** A coupon must not take more off than the items cost. */
export const couponExceedsSubtotal: Attack = {
  rule: {
    id: 'pay/coupon-exceeds-subtotal',
    title: 'Discount exceeds what is bought',
    what: 'A coupon of an amount takes more off than the items cost, so that the total falls below zero.',
    why: 'The shop owes its buyer money for every such cart.',
    fix: 'Bound the discount by the price of the items, whenever the cart changes.',
    level: 'error',
    securitySeverity: 9,
    cwe: [1284, 839],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-03'],
  roles: [[...COUPON_ROLES, { role: 'readCart', out: ['total'] }]],
  needs: ['coupons.fixed'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { fixed = '' } = fixture.profile.coupons;
  const actor = await fixture.actor('alice');
  const items = await itemsByPrice(fixture, actor);
  const dear = { item: items[0], quantity: 1n };
  const plain = await orderWith(fixture, actor, dear);
  const honest = await orderWith(fixture, actor, dear, fixed);
  if (honest >= plain) throw new Inconclusive('coupons.fixed: the coupon takes nothing off');
  const cheap = { item: items.at(-1) ?? items[0], quantity: 1n };
  await addToCart(fixture, actor, cheap);
  if (!(await applyCoupon(fixture, actor, fixed))) return { verdict: 'held' };
  const total = await readBack(fixture, () => readCartTotal(fixture, actor));
  if (total >= 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `A coupon of ${amountText(fixture, plain - honest)} made a cart of ${amountText(fixture, cheap.item.price)} cost ${amountText(fixture, total)}.`,
    place: { role: 'applyCoupon', parameter: 'coupon' },
    money: { kind: 'created', amount: -total },
    states: {
      'price of the items': amountText(fixture, cheap.item.price),
      'total of the cart': amountText(fixture, total),
    },
  });
}
