import type { Rule } from '../model/rule.ts';
import { absoluteUri } from './absolute-uri.ts';
import { firstVisible } from './first-visible.ts';

// GitHub's limits (docs, "SARIF support for code scanning"); longer texts make it refuse the file.
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 20;

/** A rule as `reportingDescriptor` (SARIF §3.49), with every property that GitHub demands. */
export function sarifRule(rule: Rule): object {
  const helpUri = absoluteUri(rule.helpUri);
  return {
    id: rule.id,
    ...(rule.name !== undefined && { name: rule.name.slice(0, LONGEST_NAME) }),
    shortDescription: { text: cut(firstVisible(rule.title, rule.id)) },
    fullDescription: { text: cut(firstVisible(rule.description, rule.title, rule.id)) },
    // GitHub refuses a rule without help.
    help: { text: firstVisible(rule.fix ?? rule.description, rule.title, rule.id) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: rule.level },
    properties: {
      tags: [...new Set(rule.tags)].slice(0, MOST_TAGS),
      ...(rule.securitySeverity !== undefined && { 'security-severity': rule.securitySeverity.toFixed(1) }),
    },
  };
}

function cut(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
