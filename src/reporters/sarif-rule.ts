import type { Rule } from '../model/rule.ts';
import { absoluteUri } from './absolute-uri.ts';
import { firstVisible } from './first-visible.ts';

/** A rule as `reportingDescriptor` (SARIF §3.49), whole, with every property that GitHub demands. */
export function sarifRule(rule: Rule, relationships: object = {}): object {
  const helpUri = absoluteUri(rule.helpUri);
  return {
    id: rule.id,
    ...(rule.name !== undefined && { name: rule.name }),
    shortDescription: { text: firstVisible(rule.title, rule.id) },
    fullDescription: { text: firstVisible(rule.description, rule.title, rule.id) },
    // GitHub refuses a rule without help.
    help: { text: firstVisible(rule.fix ?? rule.description, rule.title, rule.id) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: rule.level },
    ...relationships,
    properties: {
      tags: [...new Set(rule.tags)],
      ...(rule.securitySeverity !== undefined && { 'security-severity': rule.securitySeverity.toFixed(1) }),
    },
  };
}
