import { asList, asObject, type UntrustedObject } from '../util/untrusted.ts';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];

/** What a report with `advisories` holds: npm 6, pnpm, yarn 2 and 3. */
export interface AdvisoriesReport {
  /** Findings of every advisory, at least one each. */
  readonly raw: number;
  /** Severities that the report counts and of which it lists nothing, each with its number. */
  readonly missing: readonly string[];
  readonly metadata: boolean;
}

/** Reads a report with `advisories`, or gives nothing where the value is none. */
export function advisoriesReport(value: unknown): AdvisoriesReport | undefined {
  const report = asObject(value);
  const { advisories } = report;
  if (typeof advisories !== 'object' || advisories === null) return undefined;
  const listed = Object.values(asObject(advisories)).map(asObject);
  const counted = asObject(asObject(report['metadata'])['vulnerabilities']);
  return {
    raw: listed.reduce((sum, advisory) => sum + Math.max(1, asList(advisory['findings']).length), 0),
    missing: missingSeverities(counted, listed),
    metadata: Object.keys(counted).length > 0,
  };
}

/** Severities that `counted` numbers and that no advisory has, as `1 high`. */
export function missingSeverities(counted: UntrustedObject, listed: readonly UntrustedObject[]): string[] {
  const severities = new Set(listed.map((advisory) => String(advisory['severity']).toLowerCase()));
  return SEVERITIES.flatMap((severity) => {
    const count = counted[severity];
    return typeof count === 'number' && count > 0 && !severities.has(severity) ? [`${count} ${severity}`] : [];
  });
}
