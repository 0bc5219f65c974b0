import type { Actor } from './actor.ts';
import type { Call, Fixture } from './fixture.ts';
import type { Json } from './json.ts';
import { type Movement, openMovement } from './movement.ts';
import { amountValue } from './operation.ts';
import { awaitEffect, readBack } from './oracles/effect.ts';

/** An operation that takes an amount from the client, tried out, with the figure in which its effect shows. */
export interface AmountInput extends Omit<Movement, 'values'> {
  /** The amount that was tried, as the app wants it. */
  readonly honest: Json;
  /** Sends something else as the amount. @returns by how much the figure rose */
  attempt(amount: Json, extra?: Pick<Call, 'rewrite' | 'tampering'>): Promise<bigint>;
}

/** Opens a top-up or a refund, and uses it once as a legitimate user does. @throws Inconclusive where it shows no effect */
export async function openAmountInput(fixture: Fixture, actor: Actor): Promise<AmountInput> {
  const { values, ...movement } = await openMovement(fixture, actor);
  const { role, amount, read } = movement;
  const honest = amountValue(fixture.profile, amount);
  const start = await read();
  await fixture.step({ actor, role, values: { ...values, amount: honest } });
  const reason = `${role}: the amount does not show where it is read back`;
  await awaitEffect(fixture, read, (now) => now === start + amount, reason);
  return {
    ...movement,
    honest,
    async attempt(hostile, extra = {}) {
      const before = await read();
      await fixture.attempt({ actor, role, values: { ...values, amount: hostile }, ...extra });
      return (await readBack(fixture, read)) - before;
    },
  };
}
