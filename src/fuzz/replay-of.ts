import type { Attack, Violation } from './attack.ts';
import type { Profile } from './profile.ts';
import { parallelSteps, settledState } from './replay/effect-of.ts';
import { recordSteps, type Recording } from './replay/record-steps.ts';
import { REPLAY_SCHEMA, type Replay } from './replay/replay.ts';
import type { OwnSecret } from './replay/variables.ts';

/** What a replay file tells of the run that made it. */
export interface ReplaySource {
  readonly profile: Profile;
  readonly profileText: string;
  /** Its name and digest, by which a reader sees whether it is the same. */
  readonly profileFile?: { readonly name: string; readonly sha256: string };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly seed: number;
}

/** What has to be kept of a violation so that it can be tried again; nothing where it was not recorded. */
export function replayOf({ rule }: Attack, violation: Violation, source: ReplaySource): Replay {
  const { profile, profileFile, seed } = source;
  return {
    schema: REPLAY_SCHEMA,
    rule: rule.id,
    title: rule.title,
    message: violation.message,
    target: profile.name,
    seed,
    profile: profileFile === undefined ? {} : { file: profileFile.name, sha256: profileFile.sha256 },
    ...(violation.parameters !== undefined && { parameters: violation.parameters }),
    states: violation.record.states,
    ...recordingOf(violation, source),
  };
}

function recordingOf(violation: Violation, source: ReplaySource): Recording & Pick<Replay, 'effect'> {
  const { unseen } = violation;
  return { ...effectOf(violation, source), ...(unseen !== undefined && { needsTollgate: unseen }) };
}

function effectOf({ traces }: Violation, source: ReplaySource): Recording & Pick<Replay, 'effect'> {
  const own = secretsOf(source);
  if (traces.serial !== undefined) {
    const { steps, ...rest } = recordSteps(traces.serial, own);
    const asks = steps.some(({ kind, save }) => kind === 'attack' && save.length > 0);
    const needsTollgate = 'which of the parallel requests took effect is known only afterwards';
    return { ...rest, steps: parallelSteps(steps), effect: 'serial', ...(asks && { needsTollgate }) };
  }
  const { steps, ...rest } = recordSteps(traces.first, own);
  const twin = traces.again === undefined ? undefined : recordSteps(traces.again, own).steps;
  return { ...rest, steps: settledState(steps, twin), effect: 'recorded' };
}

/** All that the profile says to this app alone, first what it takes from the environment, by that name. */
function secretsOf({ profile, profileText, environment }: ReplaySource): OwnSecret[] {
  const named = [...profileText.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}/gu)].flatMap(([, name = '']): OwnSecret[] => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [{ name, value, about: `${name} of the profile` }];
  });
  const headers = Object.entries(profile.headers).map(([name, value]): OwnSecret => {
    return { name: `header_${name}`, value, about: `the header ${name} of the profile` };
  });
  const actors = Object.entries(profile.actors).flatMap(
    ([actor, { login, token, headers: session = {} }]): OwnSecret[] => [
      ...(login === undefined
        ? []
        : [
            { name: `${actor}_email`, value: login.email, about: `the e-mail address of ${actor}` },
            { name: `${actor}_password`, value: login.password, about: `the password of ${actor}` },
          ]),
      ...(token === undefined ? [] : [{ name: `${actor}_token`, value: token, about: `a session of ${actor}` }]),
      ...Object.entries(session).map(([name, value]) => ({
        name: `${actor}_${name}`,
        value,
        about: `the header ${name} of ${actor}`,
      })),
    ],
  );
  return [...named, ...actors, ...headers];
}
