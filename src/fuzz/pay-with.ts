import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Call, Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { outText } from './operation.ts';
import { awaitEffect, readBack } from './oracles/effect.ts';
import { readOut } from './read-out.ts';
import { type Item, type Order, order, readCatalogue } from './shop.ts';

/** Paying an order with a method of one's choice, read back from the order. */
export const PAY_WITH: readonly Requirement[] = [
  { role: 'payWith', values: ['order', 'method'] },
  { role: 'checkout', out: ['id', 'total'] },
  { role: 'getOrder', values: ['order'], out: ['status', 'total'] },
];

// Published by Stripe for tests; belongs to nobody.
const TEST_CARD = '4242424242424242';

/** An order of one item that nobody has paid. @throws Inconclusive where there is none */
export async function newOrder(fixture: Fixture, actor: Actor): Promise<Order> {
  const item: Item | undefined = (await readCatalogue(fixture, actor))[0];
  return order(fixture, actor, { quantity: 1n, ...(item !== undefined && { item }) });
}

/** Does the app show the order as paid? */
export async function isOrderPaid(fixture: Fixture, actor: Actor, id: string): Promise<boolean> {
  const { profile } = fixture;
  const answer = await fixture.step({ actor, role: 'getOrder', values: { order: id } });
  return profile.states.paid.includes(outText(profile, 'getOrder', answer, 'status'));
}

/** Buys an item and pays with the method, as the control. @throws Inconclusive where the order does not become paid */
export async function payHonestly(fixture: Fixture, actor: Actor, method: string): Promise<Order> {
  const made = await newOrder(fixture, actor);
  await fixture.step({ actor, role: 'payWith', values: { order: made.id, method } });
  const read = (): Promise<boolean> => isOrderPaid(fixture, actor, made.id);
  await awaitEffect(fixture, read, Boolean, 'payWith: the order read back is not paid');
  return made;
}

/** Buys an item and tries to pay with the method. @returns the order if it became paid by it */
export async function tryToPay(
  fixture: Fixture,
  actor: Actor,
  method: string,
  more: Pick<Call, 'tampering' | 'rewrite' | 'headers'> = {},
): Promise<Order | undefined> {
  const made = await newOrder(fixture, actor);
  await fixture.attempt({ actor, role: 'payWith', values: { order: made.id, method }, ...more });
  return (await readBack(fixture, () => isOrderPaid(fixture, actor, made.id))) ? made : undefined;
}

/** A token that the gateway gives out for a test card and takes once. @throws Inconclusive where there is none */
export async function freshToken(fixture: Fixture): Promise<string> {
  const source = fixture.profile.hooks.token?.out['token'];
  const answer = await fixture.hook('token', { number: TEST_CARD, cvc: '123' });
  const token = source === undefined ? undefined : readOut(answer, source);
  if (typeof token !== 'string' || token === '') throw new Inconclusive('the hook token gives no token');
  return token;
}

/** Saves the card behind a fresh token. @returns what the app calls it */
export async function saveFreshCard(fixture: Fixture, actor: Actor): Promise<string> {
  const answer = await fixture.step({ actor, role: 'saveCard', values: { token: await freshToken(fixture) } });
  return outText(fixture.profile, 'saveCard', answer, 'id');
}
