/** SARIF result level (SARIF 2.1.0 §3.27.10). */
export type Level = 'error' | 'warning' | 'note' | 'none';
/** How bad a finding is, in our five bands. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'informational';
/** Worst first; the order of every table and of the gate's threshold. */
export declare const SEVERITIES: readonly Severity[];
/** The SARIF level that stands for a severity. */
export declare function levelOf(severity: Severity): Level;
/** The middle of a severity's band as a CVSS-like score from 0 to 10. */
export declare function scoreOf(severity: Severity): number;
/**
 * The band of a score from 0.0 to 10.0: critical ≥ 9.0, high ≥ 7.0, medium ≥ 4.0, low > 0.0.
 * Source: GitHub, "SARIF support for code scanning", security-severity.
 */
export declare function severityOfScore(score: number): Severity;
/** The severity assumed of a foreign result that has a level and no score. */
export declare function severityOfLevel(level: Level): Severity;
/** Is `severity` as bad as `threshold`, or worse? */
export declare function isAtLeast(severity: Severity, threshold: Severity): boolean;
