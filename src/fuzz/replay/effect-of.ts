import type { ReplayState, ReplayStep } from './replay.ts';
import { wasTaken } from './record-steps.ts';

/**
 * The steps with that state only that was the same in a second fresh fixture: the rest are times, counters and chance.
 * Where nothing is left by which one can tell, the verdict goes by whether the attack is taken.
 */
export function settledState(steps: readonly ReplayStep[], twin: readonly ReplayStep[] | undefined): ReplayStep[] {
  const alike = twin?.length === steps.length ? twin : undefined;
  const settled = steps.map((step, index): ReplayStep => {
    const other = alike?.[index]?.state;
    return other === undefined
      ? step
      : { ...step, state: step.state.filter((one) => other.some((two) => isSame(one, two))) };
  });
  if (showsEffect(settled)) return settled;
  return settled.map((step) =>
    step.kind === 'attack' && wasTaken(step.answer)
      ? { ...step, state: [...step.state, { at: 'status', is: String(step.answer.status) }] }
      : step,
  );
}

/** Is anything of the state new after the attack? Otherwise the effect is that the app said yes and did not do it. */
function showsEffect(steps: readonly ReplayStep[]): boolean {
  const before = new Map<string, ReplayState>();
  let shows = false;
  for (const { kind, method, path, state } of steps) {
    for (const one of state) {
      const place = `${method} ${path} ${one.at}`;
      const known = before.get(place);
      if (kind === 'setup') before.set(place, one);
      else shows ||= known === undefined || !isSame(known, one);
    }
  }
  return shows;
}

/** The steps of a serial run with its attacks at one moment: their state is what must come out. */
export function parallelSteps(steps: readonly ReplayStep[]): ReplayStep[] {
  return steps.map((step): ReplayStep => (step.kind === 'attack' ? { ...step, volley: 1, state: [] } : step));
}

function isSame(one: ReplayState, two: ReplayState): boolean {
  return one.at === two.at && one.is === two.is && one.like === two.like;
}
