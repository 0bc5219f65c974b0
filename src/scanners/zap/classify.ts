import { type Classification, conclude } from '../classification.ts';
import { brokenReportsOf, logOf, outputsOf, linesWith } from '../run-output.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { type PlanLog, readPlanLog } from './plan-log.ts';
import { readReportFacts } from './report-facts.ts';

// Of a plan (zap.sh -autorun) and of the packaged scans alike; 1 is also what a start script or Python ends with.
const EXITS: Readonly<Record<number, string>> = {
  3: 'the scan script ended with an error (exit code 3)',
  125: 'the container could not be started (exit code 125)',
  126: 'ZAP could not be run (exit code 126)',
  127: 'ZAP was not found (exit code 127)',
  130: 'ZAP was interrupted',
  134: 'ZAP crashed',
  137: 'ZAP was killed, most often for want of memory (exit code 137)',
  139: 'ZAP crashed',
  143: 'ZAP was ended (exit code 143)',
};

/**
 * Says what a run of ZAP is worth: of a plan that Tollgate wrote, or of `zap-baseline.py`. Exit code 1 means alerts, a
 * failed plan and a crashed script alike, so what was written decides: a whole report, and a log that says that the plan
 * went through.
 */
export function classifyZap(run: RecordedRun): Classification {
  const text = logOf(run);
  const log = readPlanLog(text);
  const found = outputsOf(run)
    .filter(({ text: output }) => /^\s*\{/u.test(output))
    .map(({ name, text: output }) => ({ name, facts: readReportFacts(output) }))
    .find(({ facts }) => facts !== undefined);
  const broken = found === undefined ? brokenReportsOf(run) : [];
  return conclude({
    ...(found?.facts !== undefined && { report: found.name, raw: found.facts.raw }),
    ...(found === undefined && { spokeOfFindings: /^(?:WARN|FAIL)-NEW: (?!0\b)/mu.test(text) }),
    doubts: [
      ...ending(run, log, text),
      ...(log.stopped === undefined ? [] : [log.stopped]),
      ...log.failures.slice(0, 3),
      ...hollow(log),
      ...broken,
      ...(found === undefined ? ['ZAP wrote no report'] : []),
      ...(found?.facts?.sites.length === 0 ? ['the report names no site: ZAP reached nothing'] : []),
      ...(log.urlsFound === 0 ? ['the spider found no address'] : []),
    ],
    notices: log.warnings.filter((warning) => !isHollow(warning)).slice(0, 10),
  });
}

function ending({ exitCode }: RecordedRun, log: PlanLog, text: string): string[] {
  if (exitCode === undefined) return ['ZAP was ended by a signal'];
  const known = EXITS[exitCode];
  if (known !== undefined) return [known, ...causes(text)];
  // The packaged scans count alerts in their last line; only then are 1 and 2 about alerts.
  if (exitCode === 0 || /^FAIL-NEW: \d/mu.test(text)) return [];
  if (exitCode === 2 && log.warnings.length > 0 && log.failures.length === 0) return [];
  if (exitCode === 1 && log.failures.length > 0) return [];
  return [`ZAP ended with exit code ${exitCode} and without saying why`, ...causes(text)];
}

/** Lines in which the tools around ZAP say what went wrong. */
function causes(text: string): string[] {
  return linesWith(
    text,
    /^(?:docker: |Error response from daemon|Unable to (?:find|access)|Error: |ERROR |\S*Exception\b|Traceback)/u,
    3,
  );
}

/** A scan that saw a login page, an error page or nothing at all. */
function hollow({ warnings }: PlanLog): string[] {
  return warnings.filter(isHollow).slice(0, 3);
}

function isHollow(warning: string): boolean {
  return /status code returned : [45]\d\d|\bJob requestor\b|\bsigned in\b|\bat least \d+ addresses\b|failed to authenticate/iu.test(
    warning,
  );
}
