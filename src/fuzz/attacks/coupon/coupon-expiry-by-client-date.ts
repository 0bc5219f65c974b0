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

/** An expired coupon must not hold again by a date that the client sends. */
export const couponExpiryByClientDate: Attack = {
  rule: {
    id: 'pay/coupon-expiry-by-client-date',
    title: 'Coupon expiry judged by a date of the client',
    what: 'An expired coupon takes something off when the request carries an old date.',
    why: 'Coupons never expire for whoever knows the field.',
    fix: 'Judge the end of a coupon by the server’s clock only, and refuse requests that carry a date.',
    level: 'error',
    securitySeverity: 8,
    cwe: [807, 602],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-01', 'TIM-02'],
  roles: [[...COUPON_ROLES, { role: 'applyCoupon', fields: ['date'] }]],
  needs: ['coupons.expired'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { expired = '' } = profile.coupons;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  await addToCart(fixture, actor, line);
  // Openly it must be refused, or ignored: otherwise it has not expired.
  await applyCoupon(fixture, actor, expired);
  const plain = (await placeOrder(fixture, actor)).total;
  if (plain !== (await orderWith(fixture, actor, line)))
    throw new Inconclusive('coupons.expired: the coupon still holds');
  await addToCart(fixture, actor, line);
  if (!(await applyCoupon(fixture, actor, expired, { date: '2020-01-01' }))) return { verdict: 'held' };
  const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
  if (total >= plain) return { verdict: 'held' };
  return violation(fixture, {
    message: `An expired coupon made an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)} because the client sent an old date.`,
    place: { role: 'applyCoupon', parameter: 'date' },
    money: { kind: 'unpaid', amount: plain - total },
    states: { 'total without the date': amountText(fixture, plain), 'total with it': amountText(fixture, total) },
  });
}
