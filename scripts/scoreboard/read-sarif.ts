import { readFileSync } from 'node:fs';
import { format as sarif } from '../../src/formats/sarif/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportEnd } from '../../src/model/report.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';
import { asList, asObject, asText } from '../../src/util/untrusted.ts';

/** What a SARIF file holds. */
export interface SarifFile {
  readonly findings: readonly Finding[];
  readonly end: ReportEnd;
}

/**
 * Reads a SARIF file of any tool; a CWE that a rule refers to by a relationship (§3.49.15) stands among its tags.
 * @throws Error of the file system, and where the file is no SARIF
 */
export function readSarif(path: string): SarifFile {
  const bytes = readFileSync(path);
  const reader = sarif.read(bytesSource(path, bytes));
  const findings: Finding[] = [];
  for (let step = reader.next(); ; step = reader.next()) {
    if (step.done !== true) {
      findings.push(step.value.finding);
      continue;
    }
    if (step.value.status === 'unreadable') throw new Error(`${path} is no SARIF file: ${step.value.reason ?? ''}`);
    return { findings: withTaxa(findings, taxaOf(JSON.parse(bytes.toString('utf8')))), end: step.value };
  }
}

function withTaxa(findings: readonly Finding[], taxa: ReadonlyMap<string, readonly string[]>): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    rule: { ...finding.rule, tags: [...finding.rule.tags, ...(taxa.get(finding.rule.id) ?? [])] },
  }));
}

function taxaOf(log: unknown): Map<string, string[]> {
  const taxa = new Map<string, string[]>();
  for (const run of asList(asObject(log)['runs'])) {
    for (const item of asList(asObject(asObject(asObject(run)['tool'])['driver'])['rules'])) {
      const rule = asObject(item);
      const id = asText(rule['id']);
      if (id !== undefined) taxa.set(id, [...(taxa.get(id) ?? []), ...asList(rule['relationships']).flatMap(cweTag)]);
    }
  }
  return taxa;
}

function cweTag(relationship: unknown): string[] {
  const target = asObject(asObject(relationship)['target']);
  const id = asText(target['id'])?.replace(/^CWE-/iu, '');
  const isCwe = asText(asObject(target['toolComponent'])['name'])?.toUpperCase() === 'CWE';
  return isCwe && id !== undefined ? [`CWE-${id}`] : [];
}
