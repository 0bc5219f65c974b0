import type { Actor } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { outText, outValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';
import { type Payment, readPayment } from './payments.ts';
import { addToCart, placeOrder, readCatalogue } from './shop.ts';
import { isSuccess } from './wire.ts';

/**
 * How many entries of a list that only staff may see the app shows the actor; 0 where it refuses.
 * @param how `must`: by right, as the control
 * @throws Inconclusive where it must and does not
 */
export async function adminEntries(
  fixture: Fixture,
  actor: Actor,
  how: 'must' | 'may' = 'may',
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const answer = await fixture.attempt({ actor, role: 'adminList', values: { limit: 10n }, headers });
  const items = isSuccess(answer) ? outValue(fixture.profile, 'adminList', answer, 'items') : undefined;
  const count = Array.isArray(items) ? items.length : 0;
  if (how === 'must' && count === 0) throw new Inconclusive(`adminList: ${actor.name} does not see it either`);
  return count;
}

// What one line of a cart may hold where the profile does not say.
const LINE = 99n;

/** A payment of more than `limit` minor units. @throws Inconclusive where no cart comes to so much */
export async function makeLargePayment(fixture: Fixture, actor: Actor, limit: bigint): Promise<Payment> {
  const { profile } = fixture;
  const most = profile.limits.maxQuantity ?? LINE;
  const items = (await readCatalogue(fixture, actor)).toSorted((left, right) => (left.price < right.price ? 1 : -1));
  let left = limit + 1n;
  for (const item of items) {
    if (left <= 0n) break;
    const wanted = (left + item.price - 1n) / item.price;
    const quantity = wanted < most ? wanted : most;
    await addToCart(fixture, actor, { item, quantity });
    left -= quantity * item.price;
  }
  const { id: order, total } = await placeOrder(fixture, actor);
  if (total <= limit) throw new Inconclusive('checkout: the whole catalogue does not come to enough');
  const answer = await fixture.step({ actor, role: 'pay', values: { order } });
  const id = outText(profile, 'pay', answer, 'id');
  const read = (): ReturnType<typeof readPayment> => readPayment(fixture, actor, id);
  const state = await awaitEffect(
    fixture,
    read,
    (seen) => seen.captured === total,
    'pay: the payment is not paid in full',
  );
  return { id, ...state };
}
