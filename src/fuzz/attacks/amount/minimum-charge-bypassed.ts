import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { applyCoupon, COUPON_ROLES, itemsByPrice } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { outText } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { openOrder, ORDER_ROLES, payOrder, payValues, readOrder } from '../../order-flow.ts';
import { readPayment } from '../../payments.ts';
import type { RoleName } from '../../roles.ts';
import { addToCart, placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** An order below the minimum charge must not be paid. */
export const minimumChargeBypassed: Attack = {
  rule: {
    id: 'pay/minimum-charge-bypassed',
    title: 'Payment below the minimum charge',
    what: 'Discounts take an order below the smallest amount that the shop charges, and it is paid all the same.',
    why: 'Each such payment costs more in fees than it brings, and gateways that refuse it leave orders behind that nobody paid.',
    fix: 'Check the minimum of the currency against what is finally charged, after all discounts.',
    level: 'warning',
    securitySeverity: 5,
    cwe: [1284],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-11'],
  roles: [[...COUPON_ROLES, ...ORDER_ROLES, { role: 'getPayment', values: ['payment'], out: ['amount'] }]],
  needs: ['limits.minAmount', 'coupons.fixed', 'states.paid'],
  run: (context) => confirmed(context, probe),
};

// One gateway may refuse what another one takes.
const WAYS: readonly RoleName[] = ['pay', 'payElsewhere'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { minAmount = 0n } = profile.limits;
  const actor = await fixture.actor('alice');
  await payOrder(fixture, actor, await openOrder(fixture, actor));
  const item = (await itemsByPrice(fixture, actor)).at(-1);
  await addToCart(fixture, actor, { quantity: 1n, ...(item !== undefined && { item }) });
  for (const coupon of [profile.coupons.fixed, profile.coupons.percent]) {
    if (coupon !== undefined) await applyCoupon(fixture, actor, coupon);
  }
  const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
  if (!isSuccess(checkedOut)) return { verdict: 'held' };
  const placed = await placeOrder(fixture, actor, checkedOut);
  // Where no discount takes an order below the minimum there is nothing to bypass.
  if (placed.total >= minAmount) return { verdict: 'held' };
  for (const role of WAYS.filter((way) => profile.roles[way]?.out['id'] !== undefined)) {
    const answer = await fixture.attempt({ actor, role, values: payValues(profile, placed) });
    if (!isSuccess(answer)) continue;
    const { captured } = await readPayment(fixture, actor, outText(profile, role, answer, 'id'));
    const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
    if (!after.paid || captured >= minAmount) continue;
    return violation(fixture, {
      message: `A payment of ${amountText(fixture, captured)} was taken, below the minimum charge of ${amountText(fixture, minAmount)}.`,
      place: { role },
      states: { 'minimum charge': amountText(fixture, minAmount), captured: amountText(fixture, captured) },
    });
  }
  return { verdict: 'held' };
}
