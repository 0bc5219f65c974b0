import type { Finding } from '../model/finding.ts';
import type { ReportEnd, RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { redact } from '../util/redaction.ts';

// The latest rules, so that the memory is bounded.
const REMEMBERED = 4096;
const rules = new Map<Rule, Rule>();

// Keys of our own, in which there is nothing to mask.
const OWN_KEYS: ReadonlySet<string> = new Set(
  'kind url method parameter uri region startLine snippet ecosystem name version manifest line control id title description fix helpUri level securitySeverity tags'.split(
    ' ',
  ),
);

/**
 * Masks card numbers and secrets in every text of a finding, its rule included.
 * @param rule its rule where that is masked already
 */
export function redactFinding(finding: Finding, rule: Rule = redactRule(finding.rule)): Finding {
  const parts = finding as unknown as Readonly<Record<string, unknown>>;
  let masked: Record<string, unknown> | undefined;
  for (const key of Object.keys(parts)) {
    if (key === 'rule') continue;
    const item = deep(parts[key]);
    if (item === parts[key]) continue;
    masked ??= {};
    masked[key] = item;
  }
  return masked === undefined && rule === finding.rule ? finding : { ...finding, rule, ...masked };
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

/** Masks card numbers and secrets in a rule. All findings of a rule share one object, which is masked once. */
export function redactRule(rule: Rule): Rule {
  const known = rules.get(rule);
  if (known !== undefined) return known;
  const masked = redactDeep(rule);
  if (rules.size >= REMEMBERED) rules.clear();
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
  return Array.isArray(value) ? list(value) : object(value as Readonly<Record<string, unknown>>);
}

function list(items: readonly unknown[]): readonly unknown[] {
  let masked: unknown[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = deep(items[index]);
    if (item === items[index]) continue;
    masked ??= [...items];
    masked[index] = item;
  }
  return masked ?? items;
}

function object(value: Readonly<Record<string, unknown>>): object {
  for (const key of Object.keys(value)) {
    if ((OWN_KEYS.has(key) || redact(key) === key) && deep(value[key]) === value[key]) continue;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [redact(name), deep(item)]));
  }
  return value;
}
