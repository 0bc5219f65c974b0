import { asList, asObject, asText } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, jsonOutputsOf, linesWith, logOf, sarifResults } from '../run-output.ts';

// Findings at `--fail-on` exit with 2 since 0.80, with 1 before, as every failure does.
const FAILURE = /\bERROR\b|failed to|does not exist|database (?:is|was) (?:too old|built)/u;

const THRESHOLD = /discovered vulnerabilities at or above/u;

/** Says what a run of `grype` is worth: its database may be invalid or missing, and exit 1 is a failure. */
export function classifyGrype(run: RecordedRun): Classification {
  const said = linesWith(logOf({ stdout: new Uint8Array(), stderr: run.stderr }), FAILURE).filter(
    (line) => !THRESHOLD.test(line),
  );
  for (const { name, value } of jsonOutputsOf(run)) {
    const document = asObject(value);
    const sarif = sarifResults(value, /grype/iu);
    if (sarif === undefined && !('matches' in document && 'descriptor' in document)) continue;
    const doubts = [...said];
    const database = asObject(asObject(document['descriptor'])['db']);
    const { valid, error } = asObject(database['status'] ?? database);
    if (valid === false || asText(error) !== undefined) {
      doubts.push(`Grype’s database is not valid${asText(error) === undefined ? '' : `: ${asText(error)}`}`);
    }
    if (sarif === undefined && !Array.isArray(document['matches'])) doubts.push('matches is null: nothing was matched');
    const ignored = asList(document['ignoredMatches']).length;
    const raw = sarif ?? asList(document['matches']).length + ignored;
    const threshold = run.exitCode === 2 || (run.exitCode === 1 && THRESHOLD.test(logOf(run)));
    if (run.exitCode !== 0 && !(threshold && raw > 0)) doubts.push(`exit code ${run.exitCode ?? 'none'}: Grype failed`);
    return conclude({ report: name, raw, ignored, doubts: [...doubts, ...brokenReportsOf(run)] });
  }
  const ended = `Grype ended with exit code ${run.exitCode ?? 'none'} and wrote no JSON report`;
  return conclude({ doubts: [...said, ended, ...brokenReportsOf(run)], spokeOfFindings: run.exitCode === 2 });
}
