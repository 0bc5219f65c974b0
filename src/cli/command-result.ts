import type { GateVerdict } from '../model/verdict.ts';

/** What a command says at its end. */
export interface CommandResult {
  readonly exitCode: number;
  /** The summary a person reads. */
  readonly lines: readonly string[];
  /** Oddities worth a warning; standard error. */
  readonly notices: readonly string[];
  readonly verdict: GateVerdict;
  /** With `--json`: the document, beside `schema`, `verdict` and `exitCode`. */
  readonly document: object;
}
