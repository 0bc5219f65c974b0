import type { Attack, AttackContext, Outcome } from './attack.ts';
import { exploredViolation } from './exploration/explored-violation.ts';
import { INVARIANTS } from './exploration/invariants/index.ts';
import type { Invariant } from './exploration/invariant.ts';
import { type Fault, playSequence } from './exploration/play-sequence.ts';
import { sequenceSchema } from './exploration/sequence-schema.ts';
import type { Fixture } from './fixture.ts';

/** What exploration finds, as attacks that a replay can run again: the sequence is their parameter. They are not in the deck. */
export const EXPLORED_ATTACKS: readonly Attack[] = INVARIANTS.map((invariant) => ({
  rule: invariant.rule,
  roles: [[]],
  run: (context) => playAgain(invariant, context),
}));

async function playAgain(invariant: Invariant, context: AttackContext): Promise<Outcome> {
  const parsed = sequenceSchema.safeParse(context.parameters);
  if (!parsed.success) return { verdict: 'inconclusive', reason: 'there is no sequence of steps to be played again' };
  const { steps } = parsed.data;
  const first = await playIn(context.fixture());
  if (first.fault === undefined) return { verdict: 'held' };
  const second = await playIn(context.fixture());
  if (second.fault === undefined) {
    return { verdict: 'inconclusive', reason: 'seen once but not confirmed: it held in a second fresh fixture' };
  }
  return exploredViolation({ steps, fault: first.fault, fixture: first.fixture, again: second.fixture });

  async function playIn(one: Fixture): Promise<{ readonly fault: Fault | undefined; readonly fixture: Fixture }> {
    const faults = await playSequence(one, steps, { exactTotals: true, careful: true });
    return { fault: faults.find((fault) => fault.invariant.rule.id === invariant.rule.id), fixture: one };
  }
}
