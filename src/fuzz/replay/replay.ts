import type { JsonValue } from '../attack.ts';

/** The version of the format, in the file's `schema`. */
export const REPLAY_SCHEMA = 'tollgate/replay-file/1';

/** A finding as it can be tried again: what was done, without a secret, and what it needs to be done again. */
export interface Replay {
  readonly schema: typeof REPLAY_SCHEMA;
  readonly rule: string;
  readonly title: string;
  /** What happened to the money, in one sentence. */
  readonly message: string;
  /** The target's configured name. */
  readonly target: string;
  readonly seed: number;
  readonly profile: { readonly file?: string; readonly sha256?: string };
  /** What the attack needs beside the profile and the seed. */
  readonly parameters?: JsonValue;
  /** States before and after, as they were seen. */
  readonly states: Readonly<Record<string, string>>;
  readonly variables: readonly ReplayVariable[];
  readonly steps: readonly ReplayStep[];
  /** `recorded`: it still works where all `state` is as recorded. `serial`: where any is not, for that is the right one. */
  readonly effect: 'recorded' | 'serial';
  /** Why no test can stand alone: something that only Tollgate does. */
  readonly needsTollgate?: string;
}

/**
 * Something that differs at every replay. `made`: made up afresh. `basic`: an e-mail and a password as RFC 7617 joins them.
 * `environment`: known to the owner of the app only, the environment's variable of that name in capitals. `answer`: taken
 * out of an earlier answer, by a step's `save`.
 */
export type ReplayVariable =
  | { readonly name: string; readonly from: 'made'; readonly kind: 'email' | 'password' | 'key' }
  | { readonly name: string; readonly from: 'basic'; readonly email: string; readonly password: string }
  | { readonly name: string; readonly from: 'environment'; readonly about: string }
  | { readonly name: string; readonly from: 'answer' };

/**
 * One request of a replay. In path, headers and body `${name}` stands for a variable, `${name|uri}`, `${name|json}` and
 * `${name|hex24}` for it encoded, and `${dollar}` for a dollar sign.
 */
export interface ReplayStep {
  readonly label: string;
  /** `setup` and `read` must work; what comes of an `attack` is the question. */
  readonly kind: 'setup' | 'attack' | 'read';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Steps of one number go out at the same moment. */
  readonly volley?: number;
  /** Ask again, up to so many times, until the state is as recorded: the app books late. */
  readonly tries?: number;
  /** Milliseconds to wait before, for the same reason. */
  readonly pause?: number;
  /** 401 is an answer, not a session that has ended. */
  readonly signedOut?: true;
  readonly save: readonly { readonly name: string; readonly at: string }[];
  /** What the answer says of the state: of a `setup` it must be so, of all others the verdict goes by it. */
  readonly state: readonly ReplayState[];
  /** What came back, masked. */
  readonly answer: { readonly status: number; readonly body?: string };
}

/** A value that the verdict goes by. */
export interface ReplayState {
  /** JSON pointer, `header NAME`, `cookie NAME`, `location`, `status`, or `length POINTER` of a list. */
  readonly at: string;
  /** The value as JSON. */
  readonly is?: string;
  /** Of what was masked its form: 9 for each digit, a for each letter. */
  readonly like?: string;
}
