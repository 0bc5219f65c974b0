import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, itemsByPrice, orderWith } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, placeOrder } from '../../shop.ts';

/** A coupon must count once in an order. */
export const couponStacked: Attack = {
  rule: {
    id: 'pay/coupon-stacked',
    title: 'A coupon counts several times in one order',
    what: 'The same coupon is put into one cart again, also with another one in between, and takes its share off each time.',
    why: 'Discounts add up until the order costs nothing.',
    fix: 'Keep the coupons of a cart as a set, and check the rules of combination whenever one is added.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [841, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-05'],
  roles: [COUPON_ROLES],
  needs: ['coupons.percent'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { percent = '', fixed } = fixture.profile.coupons;
  const actor = await fixture.actor('alice');
  const item = (await itemsByPrice(fixture, actor))[0];
  const line = { item, quantity: 1n };
  const plain = await orderWith(fixture, actor, line);
  const once = await orderWith(fixture, actor, line, percent);
  if (once >= plain) throw new Inconclusive('coupons.percent: the coupon takes nothing off');
  const cost = async (codes: readonly string[]): Promise<bigint> => {
    await addToCart(fixture, actor, line);
    for (const code of codes) await applyCoupon(fixture, actor, code);
    return (await readBack(fixture, () => placeOrder(fixture, actor))).total;
  };
  for (const between of fixed === undefined ? [[]] : [[], [fixed]]) {
    const least = between.length === 0 ? once : await cost([percent, ...between]);
    const total = await cost([percent, ...between, percent]);
    if (total >= least) continue;
    return violation(fixture, {
      message: `The same coupon was counted twice: an order of ${amountText(fixture, plain)} cost ${amountText(fixture, total)} instead of ${amountText(fixture, least)}.`,
      place: { role: 'applyCoupon', parameter: 'coupon' },
      money: { kind: 'unpaid', amount: least - total },
      states: {
        'total with the coupon once': amountText(fixture, least),
        'total with it twice': amountText(fixture, total),
      },
    });
  }
  return { verdict: 'held' };
}
