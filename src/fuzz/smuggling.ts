import type { Actor } from './actor.ts';
import { amountText } from './amount-text.ts';
import type { Outcome, Requirement } from './attack.ts';
import { itemsByPrice } from './cart.ts';
import type { Call, Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json } from './json.ts';
import { isMapped } from './mapping.ts';
import { amountValue, operationOf } from './operation.ts';
import { readBack } from './oracles/effect.ts';
import { violation } from './oracles/violation.ts';
import type { Operation } from './profile.ts';
import type { RoleName } from './roles.ts';
import { addToCart, placeOrder } from './shop.ts';
import { readBalance } from './wallet.ts';
import { isSuccess } from './wire.ts';

/** A field, a value of it that the app takes and one that it refuses. */
export interface Bait {
  readonly operation: Operation;
  /** The operation's name of the field, and where it lies in the body. */
  readonly field: string;
  readonly pointer: string;
  readonly honest: Json;
  readonly hostile: Json;
}

/** How a hostile value is got past whoever checks it. */
export type Disguise = (bait: Bait) => Pick<Call, 'tampering' | 'rewrite'>;

const CART: readonly Requirement[] = [
  { role: 'catalogue', out: ['items', 'sku', 'price'] },
  { role: 'cartAdd', values: ['sku', 'quantity'], fields: ['quantity'] },
  { role: 'checkout', out: ['total'] },
];
const TOP_UP: readonly Requirement[] = [
  { role: 'topUp', values: ['amount'], fields: ['amount'] },
  { role: 'wallet', out: ['balance'] },
];

/** Role sets of which one is needed. */
export const SMUGGLING_ROLES: readonly (readonly Requirement[])[] = [CART, TOP_UP];

interface Stage {
  readonly role: RoleName;
  readonly bait: Bait;
  /** What the figure is called. */
  readonly figure: string;
  /** Sends the request, changed or not. @returns the figure, which falls where the hostile value is used; nothing where the app refuses */
  play(change: Pick<Call, 'tampering' | 'rewrite'>): Promise<bigint | undefined>;
  /** The figure where the hostile value has no effect, at least. */
  readonly floor: bigint;
}

/**
 * A negative quantity or amount, which the app refuses when it comes openly, is sent in each disguise: none may have the
 * effect of the negative value. @param how what was done, for the sentence
 */
export async function smuggle(fixture: Fixture, how: string, disguises: readonly Disguise[]): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const stage = isMapped(CART, fixture.profile) ? await cartStage(fixture, actor) : await walletStage(fixture, actor);
  const { role, bait, figure, floor } = stage;
  const open = await stage.play({ tampering: { [bait.field]: bait.hostile } });
  // Taken openly, the value needs no disguise: that is another flaw, with a rule of its own.
  if (open !== undefined && open < floor) return { verdict: 'held' };
  for (const disguise of disguises) {
    const seen = await stage.play(disguise(bait));
    if (seen === undefined || seen >= floor) continue;
    return violation(fixture, {
      message: `A negative value in "${bait.pointer.slice(1)}", which is refused openly, took effect ${how}: ${figure} ${amountText(fixture, seen)} instead of ${amountText(fixture, floor)}.`,
      place: { role, parameter: bait.field },
      states: {
        [`${figure} without it`]: amountText(fixture, floor),
        [`${figure} with it`]: amountText(fixture, seen),
      },
    });
  }
  return { verdict: 'held' };
}

async function cartStage(fixture: Fixture, actor: Actor): Promise<Stage> {
  const items = await itemsByPrice(fixture, actor);
  const [dear] = items;
  const cheap = items.at(-1) ?? dear;
  if (cheap.price === dear.price) throw new Inconclusive('catalogue: takes two items of different prices');
  await addToCart(fixture, actor, { item: dear, quantity: 1n });
  await addToCart(fixture, actor, { item: cheap, quantity: 1n });
  const both = (await placeOrder(fixture, actor)).total;
  return {
    role: 'cartAdd',
    bait: baitOf(fixture, 'cartAdd', 'quantity', 1n, -1n),
    figure: 'total',
    floor: both - cheap.price,
    async play(change) {
      await addToCart(fixture, actor, { item: dear, quantity: 1n });
      const values = { sku: cheap.sku, quantity: 1n };
      await fixture.attempt({ actor, role: 'cartAdd', values, ...change });
      const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
      if (!isSuccess(checkedOut)) return undefined;
      return readBack(fixture, async () => (await placeOrder(fixture, actor, checkedOut)).total);
    },
  };
}

async function walletStage(fixture: Fixture, actor: Actor): Promise<Stage> {
  const { profile } = fixture;
  const before = await readBalance(fixture, actor);
  const [honest, hostile] = [amountValue(profile, 701n), amountValue(profile, -701n)];
  await fixture.step({ actor, role: 'topUp', values: { amount: amountValue(profile, 1409n) } });
  const floor = await readBack(fixture, () => readBalance(fixture, actor));
  if (floor <= before) throw new Inconclusive('topUp: the balance read back did not rise');
  return {
    role: 'topUp',
    bait: baitOf(fixture, 'topUp', 'amount', honest, hostile),
    figure: 'balance',
    floor,
    async play(change) {
      const start = await readBalance(fixture, actor);
      await fixture.attempt({ actor, role: 'topUp', values: { amount: honest }, ...change });
      // As if each time began with the same balance, since an honest value may have been booked meanwhile.
      return floor - start + (await readBack(fixture, () => readBalance(fixture, actor)));
    },
  };
}

function baitOf(fixture: Fixture, role: RoleName, field: string, honest: Json, hostile: Json): Bait {
  const operation = operationOf(fixture.profile, role);
  return { operation, field, pointer: operation.fields[field] ?? `/${field}`, honest, hostile };
}
