import type { Rule } from '../model/rule.ts';

const MOST = 20_000;

/**
 * A memory for rules: equal ones become one object, which the pipeline masks and writes once instead of once a finding.
 * It forgets everything when it is full, so its size is bounded.
 */
export function sharedRules(): (rule: Rule) => Rule {
  const known = new Map<string, Rule>();
  return (rule) => {
    const { id, name, title, description, fix, helpUri, level, securitySeverity, tags } = rule;
    const key = [id, name, title, description, fix, helpUri, level, securitySeverity, ...tags].join('\u0000');
    const same = known.get(key);
    if (same !== undefined) return same;
    if (known.size >= MOST) known.clear();
    known.set(key, rule);
    return rule;
  };
}
