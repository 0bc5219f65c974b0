import type { Finding } from '../model/finding.ts';
import { packageOfPurl } from '../model/package-name.ts';
import { compareText } from '../model/summary.ts';
import { vexDecisions, type VexDecision } from './vex-decisions.ts';
import { uuidOf, type VexOptions } from './vex-options.ts';

/**
 * Our decisions about vulnerable packages as a CycloneDX 1.6 document with `vulnerabilities[].analysis`.
 * `options.id` must be a `urn:uuid:…`, as the format demands.
 * Source: https://cyclonedx.org/docs/1.6/json/#vulnerabilities.
 */
export function toCycloneDxVex(findings: Iterable<Finding>, options: VexOptions): string {
  const { decisions } = vexDecisions(findings, options.now);
  const purls = [...new Set(decisions.flatMap((decision) => decision.purls))].toSorted(compareText);
  const content = {
    version: 1,
    metadata: {
      timestamp: new Date(options.now).toISOString(),
      tools: { components: [{ type: 'application', name: 'Tollgate', version: options.version }] },
      authors: [{ name: options.author }],
    },
    components: purls.map(componentOf),
    vulnerabilities: decisions.map(vulnerabilityOf),
  };
  const serialNumber = options.id ?? `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
  };
  return `${JSON.stringify({ ...head, serialNumber, ...content }, null, 2)}\n`;
}

function componentOf(purl: string): object {
  const { name = purl, version } = packageOfPurl(purl) ?? {};
  return { type: 'library', 'bom-ref': purl, name, ...(version !== undefined && { version }), purl };
}

function vulnerabilityOf({ vulnerability, aliases, cwes, purls, status, justification, text }: VexDecision): object {
  const word = status === 'not_affected' ? justification?.cycloneDx : undefined;
  return {
    id: vulnerability,
    source: sourceOf(vulnerability),
    ...(aliases.length > 0 && { references: aliases.map((id) => ({ id, source: sourceOf(id) })) }),
    ...(cwes.length > 0 && { cwes }),
    analysis: {
      state: justification?.falsePositive === true ? 'false_positive' : STATES[status],
      ...(word !== undefined && { justification: word }),
      detail: text,
    },
    affects: purls.map((ref) => ({ ref })),
  };
}

const STATES = { not_affected: 'not_affected', under_investigation: 'in_triage', affected: 'exploitable' } as const;

function sourceOf(id: string): object {
  if (/^CVE-\d{4}-\d{4,}$/u.test(id)) return { name: 'NVD', url: `https://nvd.nist.gov/vuln/detail/${id}` };
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/u.test(id)) return { name: 'GitHub', url: `https://github.com/advisories/${id}` };
  if (/^SNYK-[\w-]+$/u.test(id)) return { name: 'Snyk', url: `https://security.snyk.io/vuln/${id}` };
  if (/^(?:PYSEC|GO|RUSTSEC|OSV|MAL|GSD)-[\w-]+$/u.test(id))
    return { name: 'OSV', url: `https://osv.dev/vulnerability/${id}` };
  return { name: 'unknown' };
}
