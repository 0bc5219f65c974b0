import type { Actor } from '../../actor.ts';
import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { itemsByPrice } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { outAmount } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, tryAddToCart } from '../../shop.ts';

/** A percentage of many pieces must be the percentage of their sum. */
export const percentageRoundedForPayer: Attack = {
  rule: {
    id: 'pay/percentage-rounded-for-payer',
    title: 'Percentages rounded piece by piece in favour of the payer',
    what: 'A discount in percent is rounded up for every single piece, so that many pieces together take off more than the percentage.',
    why: 'With enough cheap pieces a tenth becomes a seventh: the difference is the shop’s.',
    fix: 'Compute a percentage once, of the whole sum, in integers, and round it once.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [682],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-06'],
  roles: [
    [
      { role: 'catalogue', out: ['items', 'sku', 'price'] },
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'cartRemove', values: ['sku'] },
      { role: 'applyCoupon', values: ['coupon'] },
      { role: 'readCart', out: ['subtotal', 'discount'] },
    ],
  ],
  needs: ['coupons.percent'],
  run: (context) => confirmed(context, probe),
};

const MOST_ITEMS = 5;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const items = (await itemsByPrice(fixture, actor)).slice(0, MOST_ITEMS);
  const pieces = profile.limits.maxQuantity ?? 20n;
  let percent: bigint | undefined;
  for (const item of items) {
    if (percent === undefined) {
      await addToCart(fixture, actor, { item, quantity: 1n });
      await fixture.step({ actor, role: 'applyCoupon', values: { coupon: profile.coupons.percent ?? '' } });
      percent = percentOf(await readDiscount(fixture, actor));
      await fixture.step({ actor, role: 'cartRemove', values: { sku: item.sku } });
    }
    // As many may not be there.
    if (!(await tryAddToCart(fixture, actor, { item, quantity: pieces }))) continue;
    const { subtotal, discount } = await readDiscount(fixture, actor);
    await fixture.step({ actor, role: 'cartRemove', values: { sku: item.sku } });
    // As much as an honest rounding may take off: once for all and up, or piece by piece to the nearest.
    const once = (subtotal * percent) / 100n + 1n;
    const each = (((subtotal / pieces) * percent * 2n + 100n) / 200n) * pieces;
    if (discount <= (once > each ? once : each)) continue;
    return violation(fixture, {
      message: `${percent} % of ${amountText(fixture, subtotal)} came to ${amountText(fixture, discount)} over ${pieces} pieces.`,
      place: { role: 'applyCoupon', parameter: 'coupon' },
      money: { kind: 'unpaid', amount: discount - once + 1n },
      states: {
        [`${percent} %, rounded once`]: amountText(fixture, once - 1n),
        'taken off': amountText(fixture, discount),
      },
    });
  }
  return { verdict: 'held' };
}

interface Discounted {
  readonly subtotal: bigint;
  readonly discount: bigint;
}

async function readDiscount(fixture: Fixture, actor: Actor): Promise<Discounted> {
  const answer = await fixture.step({ actor, role: 'readCart' });
  const out = (name: string): bigint => outAmount(fixture.profile, 'readCart', answer, name);
  return { subtotal: out('subtotal'), discount: out('discount') };
}

function percentOf({ subtotal, discount }: Discounted): bigint {
  if (subtotal <= 0n || discount <= 0n) throw new Inconclusive('applyCoupon: the coupon of percent takes nothing off');
  const percent = (discount * 200n + subtotal) / (2n * subtotal);
  const distance = discount * 100n - subtotal * percent;
  if (distance > 100n || distance < -100n)
    throw new Inconclusive('applyCoupon: the coupon takes no whole percentage off');
  return percent;
}
