import type { Actor } from './actor.ts';
import type { Call, Fixture } from './fixture.ts';
import { type Movement, openMovement } from './movement.ts';
import { amountValue } from './operation.ts';
import { awaitEffect } from './oracles/effect.ts';

/** A repeatable operation that moves money and takes an idempotency key, with the figure in which its effect shows. */
export interface KeyedEffect extends Pick<Movement, 'role' | 'noun' | 'amount'> {
  /** Moves `amount` and waits until it shows. @throws Inconclusive where it does not */
  act(amount: bigint, key: string): Promise<void>;
  /** The request itself. */
  call(amount: bigint, key: string): Call;
  /** Sends the request again; any answer will do. */
  attempt(amount: bigint, key: string): Promise<void>;
  /** Money moved since the fixture was opened, in minor units. */
  read(): Promise<bigint>;
}

/** Prepares a top-up or partial refunds to be asked for with keys. */
export async function openKeyedEffect(fixture: Fixture, actor: Actor): Promise<KeyedEffect> {
  const { role, noun, amount, values, read: readFigure } = await openMovement(fixture, actor);
  // Of a new payment nothing is refunded; a wallet may hold money.
  const start = role === 'topUp' ? await readFigure() : 0n;
  const read = async (): Promise<bigint> => (await readFigure()) - start;
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
