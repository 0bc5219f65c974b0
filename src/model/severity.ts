/** SARIF result level (SARIF 2.1.0 §3.27.10). */
export type Level = 'error' | 'warning' | 'note' | 'none';

/** How bad a finding is, in our five bands. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'informational';

/** Worst first; the order of every table and of the gate's threshold. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'informational'];

const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  informational: 'none',
};

const SCORES: Readonly<Record<Severity, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 3, informational: 0 };

/** The SARIF level that stands for a severity. */
export function levelOf(severity: Severity): Level {
  return LEVELS[severity];
}

/** The middle of a severity's band as a CVSS-like score from 0 to 10. */
export function scoreOf(severity: Severity): number {
  return SCORES[severity];
}

/**
 * The band of a score from 0.0 to 10.0: critical ≥ 9.0, high ≥ 7.0, medium ≥ 4.0, low > 0.0.
 * Source: GitHub, "SARIF support for code scanning", security-severity.
 */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'informational';
}

/** The severity assumed of a foreign result that has a level and no score. */
export function severityOfLevel(level: Level): Severity {
  switch (level) {
    case 'error':
      return 'high';
    case 'warning':
      return 'medium';
    case 'note':
      return 'low';
    case 'none':
      return 'informational';
  }
}

/** Is `severity` as bad as `threshold`, or worse? */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
