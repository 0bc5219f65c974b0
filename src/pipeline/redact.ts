import type { Finding } from '../model/finding.ts';
import type { ReportEnd, RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { redact } from '../util/redaction.ts';

const rules = new WeakMap<Rule, Rule>();

/** Masks card numbers and secrets in every text of a finding, its rule included. */
export function redactFinding(finding: Finding): Finding {
  const { rule, ...rest } = finding;
  return { ...redactDeep(rest), rule: redactRule(rule) };
}

/** Masks card numbers and secrets in what a run says of itself. */
export function redactRun(run: RunInfo): RunInfo {
  const { rules: checked, ...rest } = run;
  return { ...redactDeep(rest), rules: checked.map(redactRule) };
}

/** Masks card numbers and secrets in all that is known at the end of a report: its runs, reason, notices and counts. */
export function redactEnd(end: ReportEnd): ReportEnd {
  const { runs, ...rest } = end;
  return { ...redactDeep(rest), runs: runs.map(redactRun) };
}

/** All findings of a rule share one object, which is masked once. */
function redactRule(rule: Rule): Rule {
  const known = rules.get(rule);
  if (known !== undefined) return known;
  const masked = redactDeep(rule);
  rules.set(rule, masked);
  return masked;
}

function redactDeep<T>(value: T): T {
  return deep(value) as T;
}

/** What holds nothing to mask is kept as it is, not copied. */
function deep(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(deep);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const masked = entries.map(([key, item]): [string, unknown] => [redact(key), deep(item)]);
  const changed = masked.some(([key, item], index) => key !== entries[index]?.[0] || item !== entries[index]?.[1]);
  return changed ? Object.fromEntries(masked) : value;
}
