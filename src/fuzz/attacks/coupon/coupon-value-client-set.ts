import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import type { Json } from '../../json.ts';
import { amountValue, operationOf } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, placeOrder } from '../../shop.ts';

/** A value in the request must not change what a coupon takes off. */
export const couponValueClientSet: Attack = {
  rule: {
    id: 'pay/coupon-value-client-set',
    title: 'Value of a coupon taken from the client',
    what: 'The request that redeems a coupon says how much it is worth, and the app believes it.',
    why: 'One valid code is enough to get everything for nothing.',
    fix: 'Look the value of a coupon up by its code, and refuse requests that carry one.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [472, 602],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-08'],
  roles: [
    [...COUPON_ROLES, { role: 'applyCoupon', fields: ['amount'] }],
    [...COUPON_ROLES, { role: 'applyCoupon', fields: ['percent'] }],
  ],
  needs: ['coupons.percent'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { percent = '' } = profile.coupons;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const honest = await orderWith(fixture, actor, line, percent);
  const { fields } = operationOf(profile, 'applyCoupon');
  const values: readonly (readonly [string, Json])[] = [
    ['amount', amountValue(profile, honest - 1n)],
    ['percent', 99n],
  ];
  for (const [field, value] of values.filter(([name]) => fields[name] !== undefined)) {
    await addToCart(fixture, actor, line);
    await applyCoupon(fixture, actor, percent, { [field]: value });
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
    if (total >= honest) continue;
    return violation(fixture, {
      message: `An order of ${amountText(fixture, honest)} was recorded as ${amountText(fixture, total)} because the client sent the ${field} of the coupon.`,
      place: { role: 'applyCoupon', parameter: field },
      money: { kind: 'unpaid', amount: honest - total },
      states: { 'total by the code': amountText(fixture, honest), 'total recorded': amountText(fixture, total) },
    });
  }
  return { verdict: 'held' };
}
