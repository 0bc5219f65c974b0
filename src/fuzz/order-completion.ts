import type { Actor } from './actor.ts';
import type { Call, Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { outText } from './operation.ts';
import { openOrder, payOrder, payValues, readOrder } from './order-flow.ts';
import { readBack } from './oracles/effect.ts';
import type { RoleName } from './roles.ts';
import type { Order } from './shop.ts';

/** Completes a paid order as a legitimate user does. @throws Inconclusive where the app refuses that */
export async function completeHonestly(fixture: Fixture, actor: Actor): Promise<void> {
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  await fixture.step({ actor, role: 'completeOrder', values: { order: placed.id, payment } });
}

/** An order whose payment is authorised and no more. */
export interface AuthorizedOrder {
  readonly placed: Order;
  /** The payment's id. */
  readonly payment: string;
}

/** Places an order and authorises its payment. @throws Inconclusive where that fails */
export async function authorizeOrder(fixture: Fixture, actor: Actor): Promise<AuthorizedOrder> {
  const placed = await openOrder(fixture, actor);
  const answer = await fixture.step({ actor, role: 'authorize', values: payValues(fixture.profile, placed) });
  return { placed, payment: outText(fixture.profile, 'authorize', answer, 'id') };
}

/** How often a paid order was fulfilled: after it was completed, and after the same twice more. */
export interface Fulfilments {
  readonly once: bigint;
  readonly after: bigint;
}

/**
 * Pays an order and completes it three times.
 * @param role the operation that completes it
 * @param send sends the request, the first time as a legitimate user does
 * @throws Inconclusive where the first completion does not fulfil it once
 */
export async function completeThrice(
  fixture: Fixture,
  role: RoleName,
  send: (call: Call, how: 'step' | 'attempt') => Promise<unknown>,
): Promise<Fulfilments> {
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  const call: Call = { actor, role, values: { order: placed.id, payment } };
  const count = async (): Promise<bigint> => (await readOrder(fixture, actor, placed.id)).fulfilments ?? 0n;
  await send(call, 'step');
  const once = await readBack(fixture, count);
  if (once !== 1n) throw new Inconclusive(`${role}: the paid order was fulfilled ${once} times`);
  await send(call, 'attempt');
  await send(call, 'attempt');
  return { once, after: await readBack(fixture, count) };
}
