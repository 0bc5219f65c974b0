import type { AttackContext, Outcome, Violation } from '../attack.ts';
import type { Volley } from '../client.ts';
import type { Call, Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';
import type { Answer } from '../wire.ts';

/** Requests that may take effect once in all, and how to tell whether more did. */
export interface Shot {
  readonly calls: readonly Call[];
  /**
   * Reads the state back.
   * @param answers of the requests, in any order, perhaps fewer
   * @throws Inconclusive where not even one request took effect
   */
  judge(answers: readonly Answer[]): Promise<Outcome>;
}

/** Makes fresh money in a fixture and the requests that compete for it. */
export type Loading = (fixture: Fixture) => Promise<Shot>;

/** How many requests compete. */
export const RACERS = 10;

const ROUNDS = 3;

/**
 * Fires the requests at the same moment, up to three rounds with every way in each: pipelined, last byte, and in a single
 * packet where the app speaks HTTP/2. One round over the bound is a
 * violation, if the same requests one after the other stay within it; else it is a bound that is missing, not a race.
 */
export async function raced(context: AttackContext, load: Loading): Promise<Outcome> {
  const useless = new Map<Volley, Inconclusive>();
  let judged = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixture = context.fixture();
    for (const way of (await waysOf(fixture)).filter((one) => !useless.has(one))) {
      const outcome = await fire(fixture, load, way);
      // A server that drops pipelined requests may still be raced in another way.
      if (outcome instanceof Inconclusive) useless.set(way, outcome);
      else if (outcome.verdict === 'violation') return unlessSerial(context, load, outcome);
      else judged = true;
    }
  }
  const [first] = useless.values();
  if (!judged && first !== undefined) throw first;
  return { verdict: 'held' };
}

async function fire(fixture: Fixture, load: Loading, way: Volley): Promise<Outcome | Inconclusive> {
  try {
    const shot = await load(fixture);
    const answers = await fixture.volley(shot.calls, way);
    return timed(await shot.judge(answers), way, answers);
  } catch (error) {
    if (error instanceof Inconclusive) return error;
    throw error;
  }
}

async function unlessSerial(context: AttackContext, load: Loading, seen: Violation): Promise<Outcome> {
  const fixture = context.fixture();
  const shot = await load(fixture);
  const answers: Answer[] = [];
  for (const call of shot.calls) answers.push(await fixture.attempt(call));
  const serial = await shot.judge(answers);
  if (serial.verdict === 'held') return { ...seen, traces: { ...seen.traces, serial: fixture.trace() } };
  throw new Inconclusive('no race: the same requests one after the other break the bound too');
}

async function waysOf(fixture: Fixture): Promise<readonly Volley[]> {
  return (await fixture.offersHttp2()) ? ['pipelined', 'last-byte', 'single-packet'] : ['pipelined', 'last-byte'];
}

// Times differ from run to run: they are for the evidence only.
function timed(outcome: Outcome, way: Volley, answers: readonly Answer[]): Outcome {
  if (outcome.verdict !== 'violation') return outcome;
  const received = answers.map(({ times }) => `${times?.received.toFixed(1)}`).join(', ');
  const sent = answers[0]?.times?.sent.toFixed(2) ?? '0';
  const times = `${way}: the last request was let go ${sent} ms after the first; answers after ${received} ms`;
  const { record } = outcome;
  return { ...outcome, record: { ...record, states: { ...record.states, times } } };
}
