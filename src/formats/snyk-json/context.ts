import type { Rule } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';

const MOST = 20_000;

/** What the findings of one report have in common. */
export interface SnykContext {
  readonly notices: Set<string>;
  /** The rule of an entry; made once for all entries of the same flaw, since Snyk writes one for every dependency path. */
  readonly ruleOf: (id: string, entry: UntrustedObject, severity: Severity, make: () => Rule) => Rule;
}

/** A context that forgets its rules when there are too many, so that its size is bounded. */
export function snykContext(notices: Set<string>): SnykContext {
  const known = new Map<string, Rule>();
  return {
    notices,
    ruleOf(id, entry, severity, make) {
      const { description } = entry;
      const length = typeof description === 'string' ? description.length : 0;
      const parts = [id, asText(entry['id']), severity, asText(entry['title']), asText(entry['cvssScore']), length];
      const key = parts.join('\u0000');
      const same = known.get(key);
      if (same !== undefined) return same;
      if (known.size >= MOST) known.clear();
      const rule = make();
      known.set(key, rule);
      return rule;
    },
  };
}
