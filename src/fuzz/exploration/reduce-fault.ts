import type { Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';
import { minimize, simplify } from './minimize.ts';
import { type Fault, keyOf, playSequence } from './play-sequence.ts';
import type { Step } from './step.ts';

/** A fault that was seen again, with the least that it takes. */
export interface ReducedFault {
  readonly steps: readonly Step[];
  readonly fault: Fault;
  /** Of the first confirmation: what is read back there is the proof. */
  readonly fixture: Fixture;
  /** Of the second. */
  readonly again: Fixture;
}

/** What reducing works with. */
export interface Reducing {
  readonly exactTotals: boolean;
  readonly open: () => Fixture;
  /** True where the time is up; what was found so far is then confirmed as it is. */
  readonly isOver: () => boolean;
}

const MAX_RUNS = 60;

/**
 * Takes out of a sequence what its fault does not need, and confirms it twice in fresh fixtures, with time for every step to
 * take effect.
 * @param known keys of faults that were reported: one that only follows from such a fault is none of its own
 * @returns nothing where it cannot be confirmed. @throws RunStopped
 */
export async function reduceFault(
  { index, invariant, transition }: Fault,
  steps: readonly Step[],
  known: ReadonlySet<string>,
  { exactTotals, open, isOver }: Reducing,
): Promise<ReducedFault | undefined> {
  const { id } = invariant.rule;
  let runs = 0;
  const look = async (
    part: readonly Step[],
    careful: boolean,
  ): Promise<readonly [Fault | undefined, Fixture, Fault[]]> => {
    const fixture = open();
    try {
      const faults = await playSequence(fixture, part, { exactTotals, careful });
      const own = faults.find((one) => one.invariant.rule.id === id && one.transition.role === transition.role);
      return [own, fixture, faults];
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      return [undefined, fixture, []];
    }
  };
  const shows = async (part: readonly Step[]): Promise<boolean> => {
    runs += 1;
    if (runs > MAX_RUNS || isOver()) return false;
    return (await look(part, false))[0] !== undefined;
  };
  const short = await minimize(await likelyPart(steps.slice(0, index + 1), shows), shows);
  const plain = await simplify(short, plainerForms, shows);
  const [first, fixture, faults] = await look(plain, true);
  const [second, again] = await look(plain, true);
  if (first === undefined || second === undefined) return undefined;
  const follows = faults.some((fault) => fault.index < first.index && known.has(keyOf(fault)));
  return follows ? undefined : { steps: plain, fault: first, fixture, again };
}

// Most faults take what a scene begins with, and the step that shows them: worth a guess before anything is tried out.
async function likelyPart(
  steps: readonly Step[],
  shows: (part: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  for (const opening of [1, 3]) {
    const part = [...steps.slice(0, opening), ...steps.slice(-1)];
    if (part.length < steps.length && (await shows(part))) return part;
  }
  return steps;
}

// Each without one of the things that may be strange about it.
function plainerForms(step: Step): readonly Step[] {
  const { action, by, of, key, amount, pick, share, coupon, field } = step;
  const bare: Step = { action, by, ...(of !== undefined && { of }), ...(coupon !== undefined && { coupon }) };
  const keyed = key === undefined ? {} : { key };
  const numbered = { ...(amount !== undefined && { amount }), ...(share !== undefined && { share }) };
  const forms: readonly Step[] = [
    bare,
    { ...bare, ...keyed },
    { ...bare, ...numbered },
    { ...bare, ...(field !== undefined && { field }) },
    { ...bare, ...keyed, ...numbered, ...(pick !== undefined && { pick }) },
  ];
  const size = Object.keys(step).length;
  return forms.filter((form) => Object.keys(form).length < size);
}
