import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, jsonOutputsOf, linesWith, logOf } from '../run-output.ts';

/**
 * Says what a run of `retire` is worth: exit 13 (or `--exitwith`) for findings, 1 for failures, and a failure to get the
 * repository still writes a valid, empty report, with `errors`. CycloneDX goes to standard error.
 */
export function classifyRetire(run: RecordedRun): Classification {
  for (const { name, value } of jsonOutputsOf(run)) {
    const document = asObject(value);
    const raw = rawOf(document);
    if (raw === undefined) continue;
    const doubts = asList(document['errors']).map(
      (error) => `retire failed: ${asText(error) ?? JSON.stringify(error)}`,
    );
    if (run.exitCode !== 0 && raw === 0 && doubts.length === 0) {
      doubts.push(`retire ended with exit code ${run.exitCode ?? 'none'} and listed nothing`);
    }
    if (run.exitCode === 1 && raw > 0) doubts.push('exit code 1: retire failed');
    return conclude({ report: name, raw, doubts: [...doubts, ...brokenReportsOf(run)] });
  }
  const said = linesWith(logOf(run), /error|exception|invalid/iu, 2);
  const ended = `retire ended with exit code ${run.exitCode ?? 'none'} and wrote no JSON report`;
  return conclude({ doubts: [ended, ...said, ...brokenReportsOf(run)], spokeOfFindings: run.exitCode === 13 });
}

function rawOf(document: UntrustedObject): number | undefined {
  if (Array.isArray(document['data'])) {
    const results = document['data'].flatMap((file) => asList(asObject(file)['results']));
    return results.reduce<number>((sum, result) => sum + asList(asObject(result)['vulnerabilities']).length, 0);
  }
  if (document['bomFormat'] !== 'CycloneDX') return undefined;
  const flaws = asList(document['vulnerabilities']).map(asObject);
  return flaws.reduce((sum, flaw) => sum + Math.max(1, asList(flaw['affects']).length), 0);
}
