import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A coupon that holds once must not lower a second order of the same customer. */
export const couponReused: Attack = {
  rule: {
    id: 'pay/coupon-reused',
    title: 'Single-use coupon used again',
    what: 'A customer redeems a coupon that holds once with a second order.',
    why: 'One welcome gift becomes a permanent discount.',
    fix: 'Count redemptions per customer in the transaction that records the order, and let a unique constraint refuse the second.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-04'],
  roles: [COUPON_ROLES],
  needs: ['coupons.single'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { single = '' } = fixture.profile.coupons;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const plain = await orderWith(fixture, actor, line);
  const first = await orderWith(fixture, actor, line, single);
  if (first >= plain) throw new Inconclusive('coupons.single: the coupon takes nothing off');
  await addToCart(fixture, actor, line);
  await applyCoupon(fixture, actor, single);
  const answer = await fixture.attempt({ actor, role: 'checkout' });
  if (!isSuccess(answer)) return { verdict: 'held' };
  const second = (await readBack(fixture, () => placeOrder(fixture, actor, answer))).total;
  if (second >= plain) return { verdict: 'held' };
  return violation(fixture, {
    message: `A coupon that holds once lowered two orders of ${amountText(fixture, plain)}: the second one to ${amountText(fixture, second)}.`,
    place: { role: 'applyCoupon', parameter: 'coupon' },
    money: { kind: 'unpaid', amount: plain - second },
    states: {
      'total without the coupon': amountText(fixture, plain),
      'first order': amountText(fixture, first),
      'second order': amountText(fixture, second),
    },
  });
}
