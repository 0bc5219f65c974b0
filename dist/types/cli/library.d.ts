import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { SuppressionEntry } from '../model/suppression.ts';
import type { Statistics } from '../pipeline/statistics.ts';
/** A report to normalise: its bytes at once, or as they come. */
export interface ReportInput {
    /** What statistics, messages and the SARIF call it. */
    readonly name: string;
    readonly content: string | Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    /** A format of `docs/formats.md`, instead of telling it by content. */
    readonly format?: string;
}
/** All have defaults. */
export interface NormalizeOptions {
    /** The time by which suppressions hold and new findings are first met. Default: the clock. */
    readonly now?: Date;
    /** An earlier report or SARIF to compare with. */
    readonly baseline?: ReportInput;
    readonly suppressions?: readonly SuppressionEntry[];
    readonly signal?: AbortSignal;
}
/** One tool on one target. */
export interface RunResult {
    readonly info: RunInfo;
    readonly rules: readonly Rule[];
}
/** One finding and the run to which it belongs. */
export interface FindingResult {
    readonly run: RunInfo;
    readonly finding: Finding;
}
/** The result. It holds a temporary file until it is closed; `await using` closes it. */
export interface NormalizeResult extends AsyncDisposable {
    readonly runs: readonly RunResult[];
    /** All findings in order of run, rule and fingerprint; may be taken any number of times. */
    findings(): AsyncGenerator<FindingResult, void, void>;
    /** The same as SARIF 2.1.0, piece by piece. */
    sarif(): AsyncGenerator<string, void, void>;
    /** What became of every raw item. */
    statistics(): Statistics;
    /** Oddities that lost nothing. */
    notices(): readonly string[];
}
/**
 * Reads reports of any scanner and gives one set of findings: nothing lost, nothing twice. A report that cannot be read is a
 * run with status `unreadable`; nothing is thrown for what a report holds.
 * @throws the signal's reason when it is aborted, and errors of the inputs' own iterables and of the file system
 */
export declare function normalize(inputs: Iterable<ReportInput> | AsyncIterable<ReportInput>, options?: NormalizeOptions): Promise<NormalizeResult>;
