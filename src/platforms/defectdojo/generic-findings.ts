import { createHash } from 'node:crypto';
import { isProblem, type Finding } from '../../model/finding.ts';
import { locationText } from '../../model/location.ts';
import type { Severity } from '../../model/severity.ts';
import { fingerprintOf, visibleText } from '../../model/summary.ts';
import { isInForce } from '../../model/suppression.ts';
import { taxonOf } from '../../model/taxonomies.ts';
import type { SarifRun } from '../../reporters/sarif.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Info',
};
const TITLE = 500;

/**
 * A run as DefectDojo's "Generic Findings Import" takes it: our fingerprint is `unique_id_from_tool`, accepted findings are
 * `risk_accepted`, what is no problem or absent is left out. It refuses a file with a key that it does not know.
 * Source: https://github.com/DefectDojo/django-DefectDojo/blob/master/dojo/tools/generic/json_parser.py
 */
export function genericFindings({ info, findings }: SarifRun, now: number): string {
  const isDynamic = info.scan === 'web' || info.scan === 'payments';
  const items = [...findings].filter(isProblem).map((finding) => ({
    ...item(finding, now),
    static_finding: !isDynamic,
    dynamic_finding: isDynamic,
  }));
  return `${JSON.stringify({ name: 'Tollgate', findings: items })}\n`;
}

function item(finding: Finding, now: number): Record<string, unknown> {
  const { rule, message, severity, locations, aliases, occurrences, evidence, suppressions } = finding;
  const accepted = suppressions.find((suppression) => isInForce(suppression, now));
  const cwe = rule.tags.map(taxonOf).find((taxon) => taxon?.standard.name === 'CWE')?.id;
  const ids = [...new Set([rule.id, ...aliases])].filter((id) => /^(?:CVE|GHSA|OSV|SNYK)-/iu.test(id));
  const [place] = locations;
  return {
    title: visibleText(`${rule.id}: ${rule.title}`).replaceAll(/\s+/gu, ' ').slice(0, TITLE),
    severity: SEVERITIES[severity],
    description: visibleText(
      [
        message,
        ...(place === undefined ? [] : [`Where: ${locationText(place)}`]),
        ...(evidence === undefined ? [] : [`Evidence: ${evidence}`]),
        rule.description,
      ].join('\n\n'),
    ),
    unique_id_from_tool: fingerprintOf(finding) || digestOf(finding),
    vuln_id_from_tool: rule.id.slice(0, TITLE),
    active: accepted === undefined,
    risk_accepted: accepted !== undefined,
    nb_occurences: occurrences,
    ...(rule.fix !== undefined && { mitigation: visibleText(rule.fix) }),
    ...(rule.helpUri !== undefined && { references: visibleText(rule.helpUri) }),
    ...(cwe !== undefined && { cwe: Number(cwe) }),
    ...(ids.length > 0 && { vulnerability_ids: ids }),
    ...placeOf(finding),
  };
}

function placeOf({ locations: [place] }: Finding): Record<string, unknown> {
  switch (place?.kind) {
    case 'file':
      return {
        file_path: place.uri.slice(0, 4_000),
        ...(place.region !== undefined && { line: place.region.startLine }),
      };
    case 'package':
      return {
        component_name: place.name.slice(0, TITLE),
        ...(place.version !== undefined && { component_version: place.version.slice(0, 100) }),
        ...(place.manifest !== undefined && { file_path: place.manifest.slice(0, 4_000) }),
      };
    case 'url': {
      // A path template or a broken address would make DefectDojo refuse the whole file.
      const url = URL.parse(place.url);
      const isPlain = url !== null && /^https?:$/u.test(url.protocol) && !/[{}]|%7[bd]/iu.test(url.href);
      return isPlain ? { endpoints: [`${url.origin}${url.pathname}`] } : {};
    }
    case 'control':
    case 'logical':
    case undefined:
      return {};
  }
}

function digestOf({ rule, message, locations: [place] }: Finding): string {
  const where = place === undefined ? '' : locationText(place);
  return createHash('sha256')
    .update(JSON.stringify([rule.id, message, where]))
    .digest('hex')
    .slice(0, 32);
}
