import type { ReportStatus } from '../model/report.ts';
/** What became of one input: `raw = occurrences + Σ dropped`. */
export interface InputStatistics {
    /** Base name. */
    readonly file: string;
    readonly format: string | null;
    readonly tool: {
        readonly name: string;
        readonly version: string | null;
    } | null;
    readonly status: ReportStatus;
    readonly raw: number;
    readonly occurrences: number;
    /** Distinct findings to which the input contributed. */
    readonly findings: number;
    /** Of them, those under a suppression in force. */
    readonly suppressed: number;
    readonly dropped: Readonly<Record<string, number>>;
    readonly reason?: string;
}
/** The content of `--stats`. */
export interface Statistics {
    readonly inputs: readonly InputStatistics[];
    /** Distinct findings in the SARIF, absent ones not counted. */
    readonly findings: number;
}
