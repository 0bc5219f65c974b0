import type { ErrorClass } from '../model/errors.ts';
import type { GateVerdict } from '../model/verdict.ts';

/** What the process ends with; where several apply: 130/143, 70, 2, 5, 1, 3, 4. */
export const EXIT = {
  passed: 0,
  failed: 1,
  usage: 2,
  incomplete: 3,
  publish: 4,
  integrity: 5,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

const BY_CLASS: Readonly<Record<ErrorClass, number>> = {
  usage: EXIT.usage,
  incomplete: EXIT.incomplete,
  publish: EXIT.publish,
  integrity: EXIT.integrity,
};

const BY_VERDICT: Readonly<Record<GateVerdict, number>> = {
  pass: EXIT.passed,
  fail: EXIT.failed,
  incomplete: EXIT.incomplete,
};

/** The exit code of an error that the user can act on. */
export function exitCodeOfError(errorClass: ErrorClass): number {
  return BY_CLASS[errorClass];
}

/** The exit code of the gate's decision. */
export function exitCodeOfVerdict(verdict: GateVerdict): number {
  return BY_VERDICT[verdict];
}
