import type { Finding } from '../../model/finding.ts';
import { taxonOf } from '../../model/taxonomies.ts';
import { absoluteUri } from '../absolute-uri.ts';
import { gitlabKey, gitlabText } from './gitlab-text.ts';

/** One name of what was found; GitLab's `identifiers` of a vulnerability. */
export interface GitlabIdentifier {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly url?: string;
}

/** GitLab keeps no more of one vulnerability. */
const MOST = 20;
const LENGTH = 255;

/**
 * The names of a finding, its rule first: by the first one's type and value, and the place, GitLab knows it again. A place of
 * GitLab's has no host, so the value names the target too: `web/csp-missing@shop`. Findings at one place that share any
 * identifier but a CWE are one for GitLab, and so categories of OWASP and requirements of PCI DSS are not among them.
 * Sources: https://docs.gitlab.com/development/integrations/secure/#identifiers,
 * https://docs.gitlab.com/user/application_security/detect/vulnerability_deduplication/
 */
export function gitlabIdentifiers({ rule, aliases }: Finding, target: string): readonly GitlabIdentifier[] {
  const url = webUrl(rule.helpUri);
  const name = gitlabKey(rule.id, LENGTH);
  const own = {
    type: 'tollgate',
    name,
    value: target === '' ? name : gitlabKey(`${rule.id}@${target}`, LENGTH),
    ...(url !== undefined && { url }),
  };
  const found = new Map<string, GitlabIdentifier>();
  for (const id of [rule.id, ...aliases]) add(found, advisoryOf(id));
  for (const tag of rule.tags) add(found, weaknessOf(tag));
  return [own, ...found.values()].slice(0, MOST);
}

function add(found: Map<string, GitlabIdentifier>, identifier: GitlabIdentifier | undefined): void {
  if (identifier !== undefined) found.set(`${identifier.type} ${identifier.value}`, identifier);
}

function advisoryOf(id: string): GitlabIdentifier | undefined {
  if (/^CVE-\d{4}-\d{4,19}$/u.test(id)) {
    return { type: 'cve', name: id, value: id, url: `https://nvd.nist.gov/vuln/detail/${id}` };
  }
  if (/^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/u.test(id)) {
    return { type: 'ghsa', name: id, value: id, url: `https://github.com/advisories/${id}` };
  }
  return undefined;
}

function weaknessOf(tag: string): GitlabIdentifier | undefined {
  const taxon = taxonOf(tag);
  if (taxon?.standard.name !== 'CWE') return undefined;
  const { id, helpUri } = taxon;
  return { type: 'cwe', name: `CWE-${id}`, value: id, ...(helpUri !== undefined && { url: helpUri }) };
}

function webUrl(text: string | undefined): string | undefined {
  const url = absoluteUri(text);
  return url !== undefined && /^https?:\/\/[^\s/]/u.test(url) && url.length <= 2048 && gitlabText(url, 2048) === url
    ? url
    : undefined;
}
