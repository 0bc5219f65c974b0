import type { Rule } from '../model/rule.ts';

const MOST = 20_000;
// An advisory of several packages or at several severities has as many rules; a hostile id could have any number.
const MOST_OF_AN_ID = 8;

/**
 * A memory for rules: equal ones become one object, which the pipeline masks and writes once instead of once a finding.
 * It forgets everything when it is full, so its size is bounded.
 */
export function sharedRules(): (rule: Rule) => Rule {
  const known = new Map<string, Rule[]>();
  return (rule) => {
    const same = known.get(rule.id);
    if (same === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(rule.id, [rule]);
      return rule;
    }
    for (const other of same) if (other === rule || isEqual(other, rule)) return other;
    if (same.length < MOST_OF_AN_ID) same.push(rule);
    return rule;
  };
}

/** Field by field: one key of all texts would be made anew for every finding. */
function isEqual(a: Rule, b: Rule): boolean {
  return (
    a.title === b.title &&
    a.level === b.level &&
    a.securitySeverity === b.securitySeverity &&
    a.description === b.description &&
    a.name === b.name &&
    a.fix === b.fix &&
    a.helpUri === b.helpUri &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, at) => tag === b.tags[at])
  );
}
