import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, linesWith, logOf } from '../run-output.ts';
import { type DependencyCheckReport, dependencyCheckReport } from './report.ts';

/** Which program drove the engine: they differ in their exit codes. */
export type DependencyCheckKind = 'command-line' | 'maven' | 'core' | 'wrapper';

// App.java of Dependency-Check.
const EXITS: Readonly<Record<number, string>> = {
  1: 'a file was not found, or the program broke off',
  2: 'the arguments were not understood',
  3: 'the database could not be purged',
  4: 'a setting is invalid',
  7: 'the database could not be purged',
  8: 'the database could not be updated',
  9: 'the database failed',
  11: 'the database failed',
  12: 'the report could not be written',
  13: 'a fatal error: no database, or one that does not fit',
  14: 'analyses failed',
};

const THRESHOLD = /identified with vulnerabilities that have a CVSS score greater than or equal to/u;

/** Lines of the log that say that something was not checked, whatever the exit code is. */
export const DEPENDENCY_CHECK_GAPS: RegExp =
  /node_modules directory does not exist|No lock file exists|\[(?:WARN(?:ING)?|ERROR)\].*Analyzer.*\bdisabl(?:ed|ing)\b|could not be initialized|An error occurred while analyzing|Unable to update 1 or more|Unable to continue|results may not include recent|database does not exist|Goal requires online mode|Exception in thread|OutOfMemoryError|NoDataException|Unable to (?:read|parse|process)/u;

/**
 * Says what a run of OWASP Dependency-Check is worth: of its command line, its Maven plugin, its library behind a launcher,
 * or the npm package `owasp-dependency-check` around the command line. The log is the only witness of most gaps; SARIF and
 * JUnit reports show none of them.
 */
export function classifyDependencyCheck(run: RecordedRun, kind: DependencyCheckKind = 'command-line'): Classification {
  const log = logOf(run);
  const report = dependencyCheckReport(run);
  const doubts = [
    ...exitDoubts(run, kind, log),
    ...linesWith(log, DEPENDENCY_CHECK_GAPS),
    ...errorLines(log, kind),
    ...(report === undefined ? [] : reportDoubts(report, log)),
    ...brokenReportsOf(run),
  ];
  if (report === undefined) {
    const found = run.exitCode === 15 || THRESHOLD.test(log);
    return conclude({ doubts: [...doubts, 'there is no JSON, XML or SARIF report'], spokeOfFindings: found });
  }
  const { name, raw, ignored } = report;
  const notices = ignored === 0 ? [] : [`suppression files ignore ${ignored} of the findings`];
  return conclude({ report: name, raw, ignored, doubts, notices });
}

function exitDoubts({ exitCode }: RecordedRun, kind: DependencyCheckKind, log: string): string[] {
  if (exitCode === 0) return [];
  if (kind === 'maven') {
    const passed = exitCode === 1 && THRESHOLD.test(log);
    return passed ? [] : [`exit code ${exitCode ?? 'none'}: the build failed for another reason than findings`];
  }
  if (exitCode === 15) return [];
  const meaning = exitCode === undefined ? undefined : EXITS[exitCode];
  return [`exit code ${exitCode ?? 'none'}${meaning === undefined ? '' : `: ${meaning}`}`];
}

// `[ERROR]` stands alone on the line before the list of findings; Maven repeats that list, and its own advice, as errors.
function errorLines(log: string, kind: DependencyCheckKind): string[] {
  const whole = kind === 'maven' && THRESHOLD.test(log) ? (log.split(/BUILD FAILURE/u)[0] ?? '') : log;
  return linesWith(whole, /^\[ERROR\]\s+\S|dependency-check ERROR:/u).filter(
    (line) => !/\[Help 1\]|re-run Maven|For more information about|identified with vulnerabilities/iu.test(line),
  );
}

function reportDoubts(report: DependencyCheckReport, log: string): string[] {
  const doubts = report.exceptions.map((exception) => `an analysis failed: ${exception}`);
  if (report.dependencies === 0) doubts.push('the report names no dependency: nothing was checked');
  const mute = /No SLF4J providers were found/u.test(log);
  const node = report.files.some((file) =>
    /^(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)(?:\?|$)/u.test(file),
  );
  if (mute && node)
    doubts.push('no logger is bound, so nothing tells whether the packages of the lockfile were checked');
  if (!report.tellsHealth && log.trim() === '') {
    doubts.push('a SARIF report does not tell what failed, and there is no log');
  }
  return doubts;
}
