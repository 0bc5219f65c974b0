import type { Actor } from './actor.ts';
import type { Requirement } from './attack.ts';
import type { Call, Fixture } from './fixture.ts';
import { isMapped } from './mapping.ts';
import { amountValue } from './operation.ts';
import { makePayment, readPayment } from './payments.ts';
import type { RoleName } from './roles.ts';
import { readBalance } from './wallet.ts';
import type { Values } from './template.ts';
import { awaitEffect } from './oracles/effect.ts';

/** A repeatable operation that moves money and takes an idempotency key, with the figure in which its effect shows. */
export interface KeyedEffect {
  readonly role: RoleName;
  /** What the operation is called in sentences. */
  readonly noun: string;
  /** An amount that may be moved several times. */
  readonly amount: bigint;
  /** Moves `amount` and waits until it shows. @throws Inconclusive where it does not */
  act(amount: bigint, key: string): Promise<void>;
  /** The request itself. */
  call(amount: bigint, key: string): Call;
  /** Sends the request again; any answer will do. */
  attempt(amount: bigint, key: string): Promise<void>;
  /** Money moved since the fixture was opened, in minor units. */
  read(): Promise<bigint>;
}

const TOP_UP: readonly Requirement[] = [
  { role: 'topUp', values: ['amount'] },
  { role: 'wallet', out: ['balance'] },
];
const REFUND: readonly Requirement[] = [
  { role: 'pay', out: ['id'] },
  { role: 'refund', values: ['amount'] },
  { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
];

/** Role sets of which one is needed. */
export const KEYED_ROLES: readonly (readonly Requirement[])[] = [TOP_UP, REFUND];

/** Prepares the first of the operations that the profile maps: a top-up, else partial refunds of a payment. */
export async function openKeyedEffect(fixture: Fixture, actor: Actor): Promise<KeyedEffect> {
  const { profile } = fixture;
  if (isMapped(TOP_UP, profile)) {
    const start = await readBalance(fixture, actor);
    return effect(fixture, actor, 'topUp', 'top-up', 701n, {}, async () => (await readBalance(fixture, actor)) - start);
  }
  const payment = await makePayment(fixture, actor, 'pay');
  const part = payment.captured / 10n;
  return effect(fixture, actor, 'refund', 'refund', part, { payment: payment.id }, async () => {
    return (await readPayment(fixture, actor, payment.id)).refunded;
  });
}

function effect(
  fixture: Fixture,
  actor: Actor,
  role: RoleName,
  noun: string,
  amount: bigint,
  values: Values,
  read: () => Promise<bigint>,
): KeyedEffect {
  const call = (minor: bigint, key: string): Call => {
    return { actor, role, key, values: { ...values, amount: amountValue(fixture.profile, minor) } };
  };
  return {
    role,
    noun,
    amount,
    read,
    call,
    async act(minor, key) {
      const before = await read();
      await fixture.step(call(minor, key));
      const shows = (now: bigint): boolean => now === before + minor;
      await awaitEffect(fixture, read, shows, `${role}: the amount does not show where it is read back`);
    },
    async attempt(minor, key) {
      await fixture.attempt(call(minor, key));
    },
  };
}
