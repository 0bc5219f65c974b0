import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
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

function deep(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(deep);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), deep(item)]));
}
