import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, placeOrder } from '../../shop.ts';

/** What is no code must not take anything off. */
export const couponInjection: Attack = {
  rule: {
    id: 'pay/coupon-injection',
    title: 'Coupon found by injection or wildcard',
    what: 'Text that is no code, but part of a query, finds a coupon.',
    why: 'Every coupon there is can be used by whoever knows the database; and what reads coupons reads other tables too.',
    fix: 'Bind codes as parameters of the query, compare them exactly, and accept only letters and digits.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [89, 943],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-09'],
  roles: [COUPON_ROLES],
  needs: ['coupons.percent'],
  run: (context) => confirmed(context, probe),
};

const HOSTILE: readonly Json[] = ["' or '1'='1", "' OR 1=1 -- ", '%', '*', '.*', { $ne: '' }, ['']];

async function probe(fixture: Fixture): Promise<Outcome> {
  const { percent = '' } = fixture.profile.coupons;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const plain = await orderWith(fixture, actor, line);
  if ((await orderWith(fixture, actor, line, percent)) >= plain) {
    throw new Inconclusive('coupons.percent: the coupon takes nothing off');
  }
  await addToCart(fixture, actor, line);
  for (const code of HOSTILE) {
    if (!(await applyCoupon(fixture, actor, code))) continue;
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
    if (total < plain) {
      return violation(fixture, {
        message: `The text ${writeJson(code)}, which is no coupon, made an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)}.`,
        place: { role: 'applyCoupon', parameter: 'coupon' },
        money: { kind: 'unpaid', amount: plain - total },
        states: {
          'total without a coupon': amountText(fixture, plain),
          'total with the text': amountText(fixture, total),
        },
      });
    }
    await addToCart(fixture, actor, line);
  }
  return { verdict: 'held' };
}
