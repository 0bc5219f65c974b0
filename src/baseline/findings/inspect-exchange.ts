import type { RecordedExchange } from '../recorded-exchange.ts';
import type { Hit, WebRule } from '../web-rule.ts';

/** One hit of one rule in one exchange. */
export interface RuleHit {
  readonly rule: WebRule;
  readonly hit: Hit;
}

const MAX_HITS = 100;

/**
 * Runs every rule over one exchange. A well-known file that is not there says nothing about the app that the probe does
 * not say, so its answer is looked at only when it is a success.
 */
export function inspectExchange(exchange: RecordedExchange, rules: readonly WebRule[]): readonly RuleHit[] {
  if (exchange.kind === 'guess' && (exchange.status < 200 || exchange.status >= 300)) return [];
  const hits: RuleHit[] = [];
  for (const rule of rules) {
    const found = rule.check(exchange);
    for (let index = 0; index < found.length && index < MAX_HITS; index += 1) {
      const hit = found[index];
      if (hit !== undefined) hits.push({ rule, hit });
    }
  }
  return hits;
}
