import { taxonomyTags, type Rule } from '../model/rule.ts';
import { levelOf, type Severity } from '../model/severity.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { advisoryIds } from './advisory-ids.ts';
import { cweNumbers } from './cwe-numbers.ts';
import { isUrl } from './is-url.ts';
import { ratedSeverity } from './rated-severity.ts';
import { textsOf } from './texts-of.ts';

/** What an advisory of the npm registry says, whichever package manager printed it. */
export interface NpmAdvisory {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly aliases: readonly string[];
  readonly packageName: string;
}

/**
 * An advisory as the registry's endpoints `audits` and `audits/quick` give it, and pnpm after them:
 * `id`, `module_name`, `title`, `severity`, `cves`, `github_advisory_id`, `url`, `cwe`, `cvss`, `vulnerable_versions` …
 */
export function npmAdvisory(advisory: UntrustedObject, key: string | undefined, notices: Set<string>): NpmAdvisory {
  const url = asText(advisory['url']);
  const number = asText(advisory['id']) ?? key;
  const { id, aliases } = advisoryIds([
    ...textsOf(advisory['cves']),
    ...textsOf(advisory['github_advisory_id']),
    ...(/GHSA(?:-[0-9a-z]{4}){3}/iu.exec(url ?? '') ?? []),
    `npm/${number ?? 'unknown'}`,
  ]);
  const score = asNumber(asObject(advisory['cvss'])['score']) ?? 0;
  const scored = score > 0 && score <= 10;
  const severity = ratedSeverity([advisory['severity']], score, notices);
  const title = asText(advisory['title']) ?? id;
  const fix = asText(advisory['recommendation']);
  return {
    rule: {
      id,
      title,
      description: asText(advisory['overview']) ?? title,
      ...(fix !== undefined && { fix }),
      ...(url !== undefined && isUrl(url) && { helpUri: url }),
      level: levelOf(severity),
      ...(scored && { securitySeverity: score }),
      tags: taxonomyTags({ cwe: cweNumbers(advisory['cwe']), owasp: [], pci: [] }),
    },
    severity,
    aliases,
    packageName: asText(advisory['module_name']) ?? 'unknown',
  };
}
