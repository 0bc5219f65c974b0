import type { AmountInput } from './amount-input.ts';
import { amountText } from './amount-text.ts';
import type { Outcome } from './attack.ts';
import type { Fixture } from './fixture.ts';
import { type Json, writeJson } from './json.ts';
import { violation } from './oracles/violation.ts';

/** Sends values that are no amount, one after the other, until one of them is booked as some amount. */
export async function bookedAmount(fixture: Fixture, input: AmountInput, values: readonly Json[]): Promise<Outcome> {
  for (const value of values) {
    const moved = await input.attempt(value);
    if (moved === 0n) continue;
    const text = writeJson(value);
    return violation(fixture, {
      message: `A ${input.noun} of ${text} was booked as ${amountText(fixture, moved)}.`,
      place: { role: input.role, parameter: 'amount' },
      states: { sent: text, [`change of ${input.figure}`]: amountText(fixture, moved) },
    });
  }
  return { verdict: 'held' };
}
