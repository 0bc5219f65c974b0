import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { cweNumbers } from '../cwe-numbers.ts';

const DESCRIPTION_LENGTH = 2000;

/** The rule that an entry of `vulnerabilities` violates; `id` is chosen from its identifiers. */
export function snykRule(id: string, entry: UntrustedObject, severity: Severity): Rule {
  const title = asText(entry['title'])?.replaceAll(/\s+/gu, ' ').trim() ?? id;
  const score = asNumber(entry['cvssScore']);
  const own = asText(entry['id']) ?? '';
  const helpUri = /^(?:SNYK-[\w.-]+|npm:[\w.:@/-]+)$/u.test(own) ? `https://security.snyk.io/vuln/${own}` : undefined;
  const overview = overviewOf(asText(entry['description']) ?? '');
  return {
    id,
    title,
    description: overview === '' ? title : overview,
    ...(helpUri !== undefined && { helpUri }),
    level: levelOf(severity),
    ...(score !== undefined && score > 0 && score <= 10 && { securitySeverity: score }),
    tags: isLicense(entry)
      ? ['license']
      : taxonomyTags({ cwe: cweNumbers(asObject(entry['identifiers'])['CWE']), owasp: [], pci: [] }),
  };
}

/** Is the entry about a licence, not about a vulnerability? */
export function isLicense(entry: UntrustedObject): boolean {
  return entry['type'] === 'license' || (asText(entry['id'])?.startsWith('snyk:lic:') ?? false);
}

/** The text up to the sections on details, fixes and references, without the heading above it. */
function overviewOf(description: string): string {
  return (
    description
      .replaceAll('\r', '')
      .split(/^#+[ \t]*(?:details|poc|remediation|references|how to fix)\b/imu, 1)[0]
      ?.replace(/^\s*#+.*\n/u, '')
      .trim()
      .slice(0, DESCRIPTION_LENGTH)
      .replace(/[\uD800-\uDBFF]$/u, '') ?? ''
  );
}
