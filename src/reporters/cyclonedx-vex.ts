import type { Finding } from '../model/finding.ts';
import { packageOfPurl } from '../model/package-name.ts';
import { compareText } from '../model/summary.ts';
import { cycloneDxVulnerability } from './cyclonedx-vulnerability.ts';
import { vexDecisions } from './vex-decisions.ts';
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
    vulnerabilities: decisions.map((decision) => cycloneDxVulnerability(decision, (purl) => [purl])),
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
