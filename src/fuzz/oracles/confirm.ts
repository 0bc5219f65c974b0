import type { AttackContext, Outcome } from '../attack.ts';
import type { Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';

/** One attempt in one fixture: benign control, attack, state read back. */
export type Probe = (fixture: Fixture) => Promise<Outcome>;

/**
 * Runs each probe in a fresh fixture; what looks like a violation must happen again in a second one. The first confirmed
 * violation decides; without one, an inconclusive probe makes the whole attack inconclusive.
 */
export async function confirmed(context: AttackContext, ...probes: readonly Probe[]): Promise<Outcome> {
  let open: Outcome | undefined;
  for (const probe of probes) {
    const outcome = await twice(context, probe);
    if (outcome.verdict === 'violation') return outcome;
    if (outcome.verdict === 'inconclusive') open ??= outcome;
  }
  return open ?? { verdict: 'held' };
}

async function twice(context: AttackContext, probe: Probe): Promise<Outcome> {
  const first = await once(context, probe);
  if (first.verdict !== 'violation') return first;
  const second = await once(context, probe);
  if (second.verdict === 'violation') return { ...first, traces: { ...first.traces, again: second.traces.first } };
  const why = second.verdict === 'held' ? 'it held in a second fresh fixture' : second.reason;
  return { verdict: 'inconclusive', reason: `seen once but not confirmed: ${why}` };
}

async function once(context: AttackContext, probe: Probe): Promise<Outcome> {
  try {
    return await probe(context.fixture());
  } catch (error) {
    if (error instanceof Inconclusive) return { verdict: 'inconclusive', reason: error.message };
    throw error;
  }
}
