import { TollgateError } from '../../model/errors.ts';
import { wasTaken } from './record-steps.ts';
import type { Replay, ReplayState, ReplayStep, ReplayVariable } from './replay.ts';

/** One request as the program that replays it reads it. */
export interface PlannedStep extends Omit<ReplayStep, 'answer' | 'state'> {
  readonly status: number;
  /** The app took the attack. */
  readonly taken: boolean;
  /** Read as `[place, 'is', JSON]` or `[place, 'like', form]`. */
  readonly state: readonly (readonly [at: string, how: 'is' | 'like', value: string])[];
}

/** What a program needs to replay a finding. */
export interface ReplayPlan {
  readonly variables: readonly ReplayVariable[];
  readonly steps: readonly PlannedStep[];
  /** More than once only where chance decides. */
  readonly rounds: number;
  readonly effect: Replay['effect'];
  /** Names of the environment's variables, beside the target's, and what they are. */
  readonly environment: readonly { readonly name: string; readonly about: string }[];
}

// A race is lost more often than won.
const RACE_ROUNDS = 5;

/**
 * The plan of a replay that needs no Tollgate.
 * @throws TollgateError class usage `replay/needs-tollgate`, `replay/no-steps`
 */
export function planReplay(replay: Replay, file: string): ReplayPlan {
  const { needsTollgate, steps, variables, effect } = replay;
  const again = `run it with Tollgate: tollgate replay ${file}`;
  if (needsTollgate !== undefined) {
    const reason = `${replay.rule} cannot be written as a test that stands alone: ${needsTollgate}`;
    throw new TollgateError('replay/needs-tollgate', reason, { class: 'usage', place: { file }, help: [again] });
  }
  if (!steps.some(({ kind, state }) => kind !== 'setup' && state.length > 0)) {
    const reason = 'it holds no state by which a test could tell whether the attack still works';
    throw new TollgateError('replay/no-steps', reason, { class: 'usage', place: { file }, help: [again] });
  }
  return {
    variables,
    effect,
    rounds: effect === 'serial' ? RACE_ROUNDS : 1,
    steps: steps.map(({ answer, state, ...step }) => ({
      ...step,
      status: answer.status,
      taken: wasTaken(answer),
      state: state.map((one) => stateOf(one)),
    })),
    environment: variables.flatMap((variable) =>
      variable.from === 'environment' ? [{ name: variable.name.toUpperCase(), about: variable.about }] : [],
    ),
  };
}

function stateOf({ at, is, like }: ReplayState): PlannedStep['state'][number] {
  return like === undefined ? [at, 'is', is ?? 'null'] : [at, 'like', like];
}

/** What to write into the head of a program: what it is, and what it needs. */
export function headLines(replay: Replay, { environment }: ReplayPlan, file: string): string[] {
  return [
    `${replay.rule}: ${replay.title}`,
    replay.message,
    `Written by tollgate replay from ${file}. It fails while the flaw is there, and passes once it is fixed.`,
    ...(replay.effect === 'serial'
      ? ['A race is won by chance: where this passes, ask tollgate replay, which races harder.']
      : []),
    'Needs in the environment: TOLLGATE_TARGET, where the app answers (a test system, as in http://127.0.0.1:3000)',
    ...environment.map(({ name, about }) => `                          ${name}, ${about}`),
  ];
}
