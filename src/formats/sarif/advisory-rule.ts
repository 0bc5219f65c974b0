import type { Rule } from '../../model/rule.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { equivalentIds } from '../equivalent-ids.ts';
import { textsOf } from '../texts-of.ts';
import type { DependencyTool } from './dependency-tools.ts';

/** A rule under the name of its advisory, and the advisory's other names. */
export interface AdvisoryRule {
  readonly rule: Rule;
  readonly aliases: readonly string[];
}

/**
 * The advisory that a dependency scanner's rule stands for, under the same id as in its own report format: OSV-Scanner lists
 * the other ids as `deprecatedIds`, Snyk names the CVEs in a text, Grype appends the package, older Trivy prepends the severity.
 */
export function advisoryRule(rule: Rule, descriptor: UntrustedObject, tool: DependencyTool): AdvisoryRule {
  const { id, aliases } = advisoryIds([...ownIds(rule.id, tool), ...otherIds(descriptor, tool)]);
  return { rule: id === rule.id ? rule : { ...rule, id }, aliases };
}

function ownIds(id: string, tool: DependencyTool): readonly string[] {
  switch (tool.id) {
    case 'grype':
      return [/^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-)/iu.exec(id)?.[0] ?? id];
    case 'trivy':
      return [id.replace(/^\[[A-Z]+\] /u, '')];
    case 'dependency-check':
      return [id.replaceAll(/\s+/gu, ' ')];
    default:
      return [id];
  }
}

function otherIds(descriptor: UntrustedObject, tool: DependencyTool): readonly string[] {
  if (tool.id === 'osv-scanner') return equivalentIds(textsOf(descriptor['deprecatedIds'])).equivalent;
  if (tool.id !== 'snyk') return [];
  const text = asText(asObject(descriptor['fullDescription'])['text'])?.slice(0, 2000) ?? '';
  return (/^\(([^)]*)\) /u.exec(text)?.[1] ?? '').split(',').filter((part) => /^CVE-\d/iu.test(part.trim()));
}
