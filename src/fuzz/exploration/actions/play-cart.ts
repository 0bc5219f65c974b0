import { amountValue, operationOf, outText, type Tampering } from '../../operation.ts';
import { placeOrder } from '../../shop.ts';
import { ROLE_OF, type Step } from '../step.ts';
import type { CheckoutTransition, Mutation } from '../transition.ts';
import { cartOf, type TrackedCart, type World } from '../world.ts';
import { ask, quantityOf, verdictOf } from './ask.ts';
import { readOrderFigures } from './play-order.ts';

// More possible contents than this are not kept apart: nothing can be said about the total then.
const MAX_READINGS = 256;

/** Changes a cart: nothing to judge before it becomes an order. */
export async function playCart(world: World, step: Step): Promise<undefined> {
  const { fixture } = world;
  const { by, action } = step;
  const role = ROLE_OF[action];
  const actor = await fixture.actor(by);
  const cart = cartOf(world, by);
  if (action === 'apply-coupon') {
    const coupon = fixture.profile.coupons[step.coupon ?? 'percent'];
    if (coupon === undefined) return undefined;
    const { answer } = await ask(world, { actor, role, values: { coupon } });
    if (verdictOf(answer) !== 'refused') cart.coupons.push(coupon);
    if (world.spent.has(`${by} ${coupon}`)) cart.suspect = { role, mutation: 'coupon' };
    return undefined;
  }
  if (action === 'add-extra') {
    const tampering = { [step.field ?? 'tip']: amountValue(fixture.profile, -101n) };
    const { answer } = await ask(world, { actor, role, tampering });
    if (verdictOf(answer) !== 'refused') cart.suspect = { role, mutation: 'negative' };
    return undefined;
  }
  const index = (step.pick ?? 0) % Math.max(1, world.items.length);
  const { json, mutation, asked } = quantityOf(fixture, role, step);
  const priced: Tampering = step.field === undefined ? {} : { [step.field]: amountValue(fixture.profile, 1n) };
  const values = { quantity: json, sku: world.items[index]?.sku ?? '' };
  const verdict = verdictOf((await ask(world, { actor, role, values, tampering: priced })).answer);
  const hostile: Mutation = step.field === undefined ? mutation : 'client-field';
  if (verdict === 'refused') return undefined;
  if (hostile !== 'none') cart.suspect = { role, mutation: hostile };
  const old = cart.lines.get(index) ?? [0n];
  const more = old.flatMap((quantity) => asked.map((plus) => quantity + plus).filter((sum) => sum >= 0n));
  const sure = verdict === 'accepted' && mutation === 'none';
  cart.lines.set(index, [...new Set(sure ? more : [...old, ...more])]);
}

/** Makes an order of a cart. @returns nothing where the app makes none */
export async function playCheckout(world: World, step: Step): Promise<CheckoutTransition | undefined> {
  const { fixture } = world;
  const { by, field } = step;
  const actor = await fixture.actor(by);
  const cart = cartOf(world, by);
  const tampering: Tampering = field === undefined ? {} : { [field]: amountValue(fixture.profile, 1n) };
  const { answer } = await ask(world, { actor, role: 'checkout', tampering });
  const verdict = verdictOf(answer);
  if (verdict === 'refused') return undefined;
  world.carts.delete(by);
  if (verdict !== 'accepted') return undefined;
  const { total } = await placeOrder(fixture, actor, answer);
  if (operationOf(fixture.profile, 'checkout').out['id'] !== undefined) {
    const id = outText(fixture.profile, 'checkout', answer, 'id');
    const figures = await readOrderFigures(world, { id, owner: by });
    world.orders.push({ id, owner: by, figures: figures ?? { total, paid: false, covered: 0n, captured: 0n } });
  }
  const lawful = world.exactTotals ? totalsOf(world, cart) : [];
  const once = cart.coupons.filter((coupon) => coupon === fixture.profile.coupons.single);
  const couponSpent = once.length > 0 && cart.coupons.every((coupon) => world.spent.has(`${by} ${coupon}`));
  if (lawful.length > 0 && lawful.every((one) => one > total))
    for (const coupon of once) world.spent.add(`${by} ${coupon}`);
  const suspect = field === undefined ? cart.suspect : { role: 'checkout' as const, mutation: 'client-field' as const };
  return {
    area: 'checkout',
    role: suspect?.role ?? 'checkout',
    mutation: suspect?.mutation ?? 'none',
    answer: verdict,
    repeated: false,
    honest: suspect === undefined,
    asked: [],
    total,
    lawful,
    discounted: cart.coupons.length > 0 && !couponSpent,
    couponSpent,
  };
}

/** Everything that the lines may lawfully come to, exactly; empty where that is not known. */
function totalsOf({ items }: World, { lines }: TrackedCart): bigint[] {
  let sums = [0n];
  for (const [index, quantities] of lines) {
    const item = items[index];
    if (item === undefined || sums.length * quantities.length > MAX_READINGS) return [];
    sums = [...new Set(sums.flatMap((sum) => quantities.map((quantity) => sum + quantity * item.price)))];
  }
  return lines.size === 0 ? [] : sums;
}
