import { asObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, linesWith, logOf, outputsOf, parseJson } from '../run-output.ts';

/** Says what a run of `cyclonedx-npm` is worth as an audit: never enough, since it looks nothing up. */
export function classifyCyclonedxNpm(run: RecordedRun): Classification {
  const bill = outputsOf(run).find(
    ({ text }) => asObject(parseJson(text))['bomFormat'] === 'CycloneDX' || /<bom\s/u.test(text.slice(0, 2_000)),
  );
  const doubts = linesWith(logOf(run), /^error|missing evidence/iu, 2);
  if (run.exitCode !== 0) doubts.unshift(`exit code ${run.exitCode ?? 'none'}: no bill of materials was made`);
  doubts.push(
    bill === undefined
      ? 'there is no bill of materials'
      : 'a bill of materials only: its components were not looked up in any advisory database',
    ...brokenReportsOf(run),
  );
  return conclude({ ...(bill !== undefined && { report: bill.name }), doubts });
}
