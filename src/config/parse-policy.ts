import type { SuppressionEntry } from '../model/suppression.ts';
import { dependencyCheckSuppressions } from './policies/dependency-check-suppressions.ts';
import { snykPolicy } from './policies/snyk-policy.ts';
import { vexDecisions } from './policies/vex.ts';

/**
 * Decisions that another tool keeps in its own file, told by content: XML is Dependency-Check's, JSON is VEX, all else `.snyk`.
 * @throws TollgateError `config/bad-policy`, `yaml/syntax`
 */
export function parsePolicy(text: string, file: string): SuppressionEntry[] {
  const start = text.replace(/^\uFEFF/u, '').trimStart();
  if (start.startsWith('<')) return dependencyCheckSuppressions(text, file);
  return start.startsWith('{') ? vexDecisions(start, file) : snykPolicy(text, file);
}
