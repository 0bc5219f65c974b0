import type { Finding } from '../model/finding.ts';
import { evidenceLines } from './evidence-lines.ts';

/** What to do about a package that was made to do harm: an upgrade alone undoes nothing. */
export const MALICIOUS_ADVICE =
  'Treat every machine that installed it as compromised: take it off the network, rotate every secret that it could read (registry and cloud tokens, deploy keys, payment gateway keys), remove the package and its lockfile entry, and install anew on a clean machine.';

/**
 * Is the package itself malware, not merely flawed? Told by an id of the malicious-packages database (`MAL-…`), CWE-506
 * (embedded malicious code), Snyk's `malicious` or the title of GitHub's malware advisories.
 * Sources: https://github.com/ossf/malicious-packages, https://docs.github.com/en/code-security/security-advisories.
 */
export function isMalicious({ rule, aliases, evidence, locations }: Finding): boolean {
  if (locations[0]?.kind !== 'package') return false;
  if ([rule.id, ...aliases].some((id) => /^MAL-\d{4}-\d+$/u.test(id))) return true;
  if (rule.tags.some((tag) => /^external\/cwe\/cwe-0*506$/u.test(tag))) return true;
  if (/^(?:malware|malicious (?:package|code))\b/iu.test(rule.title)) return true;
  return evidenceLines(evidence).some(({ key, value }) => key === 'malicious' && value === 'yes');
}
