import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, placeOrder } from '../../shop.ts';

/** A code with another number in it must not be a better coupon. */
export const couponCodeForgeable: Attack = {
  rule: {
    id: 'pay/coupon-code-forgeable',
    title: 'Coupon codes can be made up',
    what: 'A code that nobody handed out, with another number in it, takes more off than the genuine one.',
    why: 'Whoever has seen one code writes their own discount.',
    fix: 'Look codes up in a list of those that were handed out, and make them of enough random characters.',
    level: 'error',
    securitySeverity: 8,
    cwe: [330, 345],
    owasp: ['A04:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-02'],
  roles: [COUPON_ROLES],
  needs: ['coupons.percent'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { percent = '' } = fixture.profile.coupons;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const genuine = await orderWith(fixture, actor, line, percent);
  for (const number of ['90', '99', '50']) {
    const forged = percent.replace(/\d+/u, number);
    if (forged === percent || !/\d/u.test(percent)) continue;
    await addToCart(fixture, actor, line);
    await applyCoupon(fixture, actor, forged);
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
    if (total >= genuine) continue;
    return violation(fixture, {
      message: `The code ${forged}, made up from ${percent}, made an order cost ${amountText(fixture, total)} instead of ${amountText(fixture, genuine)}.`,
      place: { role: 'applyCoupon', parameter: 'coupon' },
      money: { kind: 'unpaid', amount: genuine - total },
      states: {
        'total with the genuine code': amountText(fixture, genuine),
        'total with the forged one': amountText(fixture, total),
      },
    });
  }
  return { verdict: 'held' };
}
