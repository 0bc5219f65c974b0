import type { AttackContext, Outcome } from '../attack.ts';
import type { Volley } from '../client.ts';
import type { Call, Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';

/** Requests that may take effect once in all, and how to tell whether more did. */
export interface Shot {
  readonly calls: readonly Call[];
  /** Reads the state back. @throws Inconclusive where not even one request took effect */
  judge(): Promise<Outcome>;
}

/** Makes fresh money in a fixture and the requests that compete for it. */
export type Loading = (fixture: Fixture) => Promise<Shot>;

/** How many requests compete. */
export const RACERS = 10;

const ROUNDS = 3;
const WAYS: readonly Volley[] = ['pipelined', 'last-byte'];

/**
 * Fires the requests at the same moment, up to three rounds with both ways in each. One round over the bound is a
 * violation, if the same requests one after the other stay within it; else it is a bound that is missing, not a race.
 */
export async function raced(context: AttackContext, load: Loading): Promise<Outcome> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixture = context.fixture();
    for (const way of WAYS) {
      const shot = await load(fixture);
      await fixture.volley(shot.calls, way);
      const outcome = await shot.judge();
      if (outcome.verdict === 'held') continue;
      return outcome.verdict === 'violation' ? unlessSerial(context, load, outcome) : outcome;
    }
  }
  return { verdict: 'held' };
}

async function unlessSerial(context: AttackContext, load: Loading, seen: Outcome): Promise<Outcome> {
  const fixture = context.fixture();
  const shot = await load(fixture);
  for (const call of shot.calls) await fixture.attempt(call);
  const serial = await shot.judge();
  if (serial.verdict === 'held') return seen;
  throw new Inconclusive('no race: the same requests one after the other break the bound too');
}
