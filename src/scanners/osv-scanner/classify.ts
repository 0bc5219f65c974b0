import { asList, asObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, jsonOutputsOf, linesWith, logOf, sarifResults } from '../run-output.ts';

// https://google.github.io/osv-scanner/output/#return-codes
const EXITS: Readonly<Record<number, string>> = {
  127: 'a general error',
  128: 'no package was found to scan',
  129: 'the API failed',
  130: 'the configuration in the scanned tree is invalid',
};

/** What OSV-Scanner says on standard error where something was not checked, whatever its exit code is. */
export const OSV_SCANNER_FAILURE: RegExp =
  /error during extraction|could not load db|no offline version|failed to (?:write|load|parse|read|fetch|resolve|open|determine)|ignored invalid config|max retries exceeded|request failed|no package sources found|failed with code/iu;

const FILTERED = /have been filtered out because|^filtered \d+ (?:vulnerabilit|ignored)/iu;

/**
 * Says what a run of `osv-scanner scan` is worth. A failure leaves a valid, empty report behind, and a missing database of
 * one ecosystem beside findings of another exits with 1 as findings do: only standard error tells.
 */
export function classifyOsvScanner(run: RecordedRun): Classification {
  const log = new TextDecoder().decode(run.stderr);
  const doubts = linesWith(log, OSV_SCANNER_FAILURE);
  const { exitCode } = run;
  if (exitCode === undefined || exitCode > 1) {
    const meaning = exitCode === undefined ? undefined : EXITS[exitCode];
    doubts.unshift(`exit code ${exitCode ?? 'none'}${meaning === undefined ? '' : `: ${meaning}`}`);
  }
  const notices = linesWith(log, FILTERED);
  const report = reportOf(run);
  if (report === undefined) {
    const broken = brokenReportsOf(run);
    const plain = logOf(run).trim() === '' ? 'osv-scanner wrote nothing' : 'osv-scanner wrote no JSON or SARIF report';
    return conclude({ doubts: [...doubts, ...broken, plain], notices, spokeOfFindings: exitCode === 1 });
  }
  if (report.empty) doubts.push('results is null: nothing was found to scan');
  if (exitCode === 1 && report.raw === 0 && !report.licences && doubts.length === 0) {
    doubts.push('exit code 1 means findings, and the report lists none');
  }
  return conclude({ report: report.name, raw: report.raw, doubts: [...doubts, ...brokenReportsOf(run)], notices });
}

interface OsvReport {
  readonly name: string;
  readonly raw: number;
  readonly licences: boolean;
  readonly empty: boolean;
}

function reportOf(run: RecordedRun): OsvReport | undefined {
  for (const { name, value } of jsonOutputsOf(run)) {
    const sarif = sarifResults(value, /^osv-scanner$/iu);
    if (sarif !== undefined) return { name, raw: sarif, licences: false, empty: false };
    const document = asObject(value);
    if (document['bomFormat'] === 'CycloneDX') {
      const flaws = asList(document['vulnerabilities']).map(asObject);
      const raw = flaws.reduce((sum, flaw) => sum + Math.max(1, asList(flaw['affects']).length), 0);
      return { name, raw, licences: false, empty: false };
    }
    if (!('results' in document) || 'version' in document) continue;
    const { results } = document;
    if (results !== null && !Array.isArray(results)) continue;
    const packages = asList(results).flatMap((result) => asList(asObject(result)['packages']).map(asObject));
    const raw = packages.reduce((sum, entry) => sum + asList(entry['vulnerabilities']).length, 0);
    const licences = packages.some((entry) => asList(entry['license_violations']).length > 0);
    const generic = asList(document['experimental_generic_findings']).length;
    return { name, raw: raw + generic, licences, empty: results === null };
  }
  return undefined;
}
