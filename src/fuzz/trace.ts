import type { MadeValue } from './identity.ts';
import type { Answer, WireRequest } from './wire.ts';

/** One request of a fixture as it was sent, secrets included. */
export interface TraceEvent {
  readonly request: WireRequest;
  /** Absent where none came. */
  readonly answer: Answer | undefined;
  /** `step`: it must work. `attempt`: what the app answers is the question. */
  readonly kind: 'step' | 'attempt';
  /** Requests with the same number were sent at the same moment. */
  readonly volley?: number;
  /** The session went along as it was, so that 401 is an answer. */
  readonly asIs?: true;
  /** Ids that the request was to hold, however they look. */
  readonly ids: readonly string[];
}

/** What a fixture did; it must not leave the fuzzer. */
export interface Trace {
  readonly events: readonly TraceEvent[];
  readonly made: readonly MadeValue[];
  /** Sessions and passwords. */
  readonly secrets: readonly string[];
  /** What helped that an app's own tests do not have, as `hooks.clock`. */
  readonly aids: readonly string[];
  /** Milliseconds that the app took to show an effect. */
  readonly lag: number;
}
