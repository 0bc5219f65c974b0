import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { amountValue, outText, outValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';
import { readAmount } from './amount.ts';
import { type Line, type Order, order, readCatalogue } from './shop.ts';
import type { RoleName } from './roles.ts';
import type { Profile } from './profile.ts';
import type { Values } from './template.ts';

/** What became of an order. */
export interface OrderState {
  readonly status: string;
  /** The status is one of `states.paid`. */
  readonly paid: boolean;
  /** Minor units. */
  readonly total: bigint;
  /** How often it was sent on its way; absent where the profile does not map it. */
  readonly fulfilments?: bigint;
}

/** Roles that buying something takes where orders are read back: cart, order, payment. */
export const ORDER_ROLES: readonly Requirement[] = [
  { role: 'pay', values: ['order'], out: ['id'] },
  { role: 'getOrder', values: ['order'], out: ['total', 'status'] },
];

/** Puts something of the catalogue into the cart and makes an order of it. @throws Inconclusive where that fails */
export async function openOrder(fixture: Fixture, actor: Actor, quantity: bigint = 1n): Promise<Order> {
  const placed = await order(fixture, actor, await lineOf(fixture, actor, quantity));
  if (placed.id === '' || placed.total <= 0n) throw new Inconclusive('checkout: the order has no id or positive total');
  return placed;
}

/** A line for the cart: the first item of the catalogue, where there is one. */
export async function lineOf(fixture: Fixture, actor: Actor, quantity: bigint = 1n): Promise<Line> {
  const item = (await readCatalogue(fixture, actor))[0];
  return { quantity, ...(item !== undefined && { item }) };
}

/** The order as the app shows it. @throws Inconclusive where it does not */
export async function readOrder(fixture: Fixture, actor: Actor, id: string): Promise<OrderState> {
  const { profile } = fixture;
  const answer = await fixture.step({ actor, role: 'getOrder', values: { order: id } });
  const text = outValue(profile, 'getOrder', answer, 'status');
  const status = typeof text === 'string' ? text : '';
  const { unit, currency } = profile.money;
  const total = readAmount(outValue(profile, 'getOrder', answer, 'total'), unit, currency) ?? 0n;
  const fulfilments = outValue(profile, 'getOrder', answer, 'fulfilments');
  const paid = profile.states.paid.includes(status);
  return { status, paid, total, ...(typeof fulfilments === 'bigint' && { fulfilments }) };
}

/** What a request to pay the order says. */
export function payValues(profile: Profile, { id, total }: Order): Values {
  return { order: id, amount: amountValue(profile, total) };
}

/** Pays as a legitimate user does and waits until the order shows it. @returns the payment's id. @throws Inconclusive */
export async function payOrder(
  fixture: Fixture,
  actor: Actor,
  placed: Order,
  role: RoleName & ('pay' | 'payWith') = 'pay',
): Promise<string> {
  const answer = await fixture.step({ actor, role, values: payValues(fixture.profile, placed) });
  await awaitPaid(fixture, actor, placed.id, role);
  return outText(fixture.profile, role, answer, 'id');
}

/** Waits until an order is paid. @throws Inconclusive where it is not */
export async function awaitPaid(fixture: Fixture, actor: Actor, id: string, role: RoleName): Promise<OrderState> {
  const read = (): Promise<OrderState> => readOrder(fixture, actor, id);
  return awaitEffect(fixture, read, ({ paid }) => paid, `${role}: the order read back is not paid`);
}
