import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json } from './json.ts';
import { outAmount, type Tampering } from './operation.ts';
import { addToCart, type Item, type Line, placeOrder, readCatalogue } from './shop.ts';
import { isSuccess } from './wire.ts';

/** What attacks on coupons need: a cart that takes them, and an order that shows what it costs. */
export const COUPON_ROLES: readonly Requirement[] = [
  { role: 'cartAdd' },
  { role: 'applyCoupon', values: ['coupon'] },
  { role: 'checkout', out: ['total'] },
];

/** The items of the catalogue, the dearest first. @throws Inconclusive where there is none */
export async function itemsByPrice(fixture: Fixture, actor: Actor): Promise<readonly [Item, ...Item[]]> {
  const items = await readCatalogue(fixture, actor);
  const [first, ...rest] = items.toSorted((left, right) => compare(right.price, left.price));
  if (first === undefined) throw new Inconclusive('catalogue: the profile maps none');
  return [first, ...rest];
}

/** What the cart costs as the app shows it, in minor units. @throws Inconclusive where it does not */
export async function readCartTotal(fixture: Fixture, actor: Actor): Promise<bigint> {
  return outAmount(fixture.profile, 'readCart', await fixture.step({ actor, role: 'readCart' }), 'total');
}

/** Puts a coupon into the cart. @returns did the app take it? */
export async function applyCoupon(
  fixture: Fixture,
  actor: Actor,
  coupon: Json,
  tampering: Tampering = {},
): Promise<boolean> {
  return isSuccess(await fixture.attempt({ actor, role: 'applyCoupon', values: { coupon }, tampering }));
}

/** Orders one line with coupons as a legitimate user does. @returns what it costs. @throws Inconclusive where that fails */
export async function orderWith(fixture: Fixture, actor: Actor, line: Line, ...coupons: string[]): Promise<bigint> {
  await addToCart(fixture, actor, line);
  for (const coupon of coupons) await fixture.step({ actor, role: 'applyCoupon', values: { coupon } });
  return (await placeOrder(fixture, actor)).total;
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
