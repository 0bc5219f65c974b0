import type { Actor } from './actor.ts';
import { readAmount } from './amount.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json } from './json.ts';
import { readPointer } from './json-pointer.ts';
import { operationOf, outAmount, outText, outValue, type Tampering } from './operation.ts';
import { type Answer, isSuccess } from './wire.ts';

/** Something that the app sells. */
export interface Item {
  readonly sku: Json;
  /** Minor units, as the catalogue says. */
  readonly price: bigint;
}

/** An order as the app records it. */
export interface Order {
  readonly id: string;
  readonly total: bigint;
}

/** What goes into the cart. */
export interface Line {
  readonly item?: Item;
  readonly quantity: bigint;
  readonly tampering?: Tampering;
}

/** Items of the catalogue with a price, in its own order; empty where the profile maps no catalogue. */
export async function readCatalogue(fixture: Fixture, actor: Actor): Promise<Item[]> {
  const operation = fixture.profile.roles.catalogue;
  if (operation === undefined) return [];
  const answer = await fixture.step({ actor, role: 'catalogue' });
  const list = outValue(fixture.profile, 'catalogue', answer, 'items');
  const { unit, currency } = fixture.profile.money;
  const items = (Array.isArray(list) ? list : []).flatMap((entry: Json): Item[] => {
    const sku = readPointer(entry, operation.out['sku'] ?? '/sku');
    const price = readAmount(readPointer(entry, operation.out['price'] ?? '/price'), unit, currency);
    return sku === undefined || price === undefined || price <= 1n ? [] : [{ sku, price }];
  });
  if (items.length === 0) throw new Inconclusive('catalogue: the answer has no item with a price');
  return items;
}

/** Puts a line into the cart as a legitimate user does. @throws Inconclusive where that fails */
export async function addToCart(fixture: Fixture, actor: Actor, line: Line): Promise<void> {
  await fixture.step({ actor, role: 'cartAdd', values: valuesOf(line) });
}

/** Puts a hostile line into the cart. @returns did the app take it? */
export async function tryAddToCart(fixture: Fixture, actor: Actor, line: Line): Promise<boolean> {
  const { tampering = {} } = line;
  return isSuccess(await fixture.attempt({ actor, role: 'cartAdd', values: valuesOf(line), tampering }));
}

/**
 * Checks the cart out and reads the order back.
 * @param checkedOut the answer of a checkout that was made already
 * @throws Inconclusive where that fails
 */
export async function placeOrder(fixture: Fixture, actor: Actor, checkedOut?: Answer): Promise<Order> {
  const { profile } = fixture;
  const answer = checkedOut ?? (await fixture.step({ actor, role: 'checkout' }));
  if (profile.roles.getOrder?.out['total'] === undefined || operationOf(profile, 'checkout').out['id'] === undefined) {
    return { id: '', total: outAmount(profile, 'checkout', answer, 'total') };
  }
  const id = outText(profile, 'checkout', answer, 'id');
  const read = await fixture.step({ actor, role: 'getOrder', values: { order: id } });
  return { id, total: outAmount(profile, 'getOrder', read, 'total') };
}

/** Places an order of one cart line. @throws Inconclusive where that fails */
export async function order(fixture: Fixture, actor: Actor, line: Line): Promise<Order> {
  await addToCart(fixture, actor, line);
  return placeOrder(fixture, actor);
}

function valuesOf({ item, quantity }: Line): Record<string, Json> {
  return { quantity, ...(item !== undefined && { sku: item.sku }) };
}
