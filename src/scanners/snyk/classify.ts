import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, jsonOutputsOf, linesWith, logOf, sarifResults } from '../run-output.ts';

// https://docs.snyk.io/snyk-cli/commands/test, "Exit codes", and exit-codes.ts of the command line.
const EXITS: Readonly<Record<number, string>> = {
  2: 'Snyk failed',
  3: 'no supported project was found',
  44: 'Snyk was terminated',
  69: 'Snyk’s service is not available',
  75: 'Snyk asks to try again later',
  77: 'Snyk refused permission',
};

const PARTLY = /potential projects? failed to get dependencies|failed to (?:get|resolve) dependencies|rate limit/iu;

/**
 * Says what a run of `snyk test` is worth. `ok: false` stands for findings and failures alike: `error` tells them apart.
 */
export function classifySnyk(run: RecordedRun): Classification {
  const { exitCode } = run;
  const doubts: string[] = [];
  if (exitCode !== 0 && exitCode !== 1) {
    const meaning = exitCode === undefined ? undefined : EXITS[exitCode];
    doubts.push(`exit code ${exitCode ?? 'none'}${meaning === undefined ? '' : `: ${meaning}`}`);
  }
  doubts.push(...linesWith(new TextDecoder().decode(run.stderr), PARTLY));
  const documents = jsonOutputsOf(run);
  for (const { name, value } of documents) {
    const projects = (Array.isArray(value) ? value : [value]).map(asObject);
    if (!projects.some((project) => 'vulnerabilities' in project)) continue;
    return classifyProjects(run, name, projects, doubts);
  }
  for (const { name, value } of documents) {
    const results = sarifResults(value, /snyk/iu);
    if (results === undefined) continue;
    if (exitCode === 1 && results === 0) doubts.push('exit code 1 means findings, and the report lists none');
    return conclude({ report: name, raw: results, doubts: [...doubts, ...brokenReportsOf(run)] });
  }
  const errors = documents.flatMap(({ value }) =>
    (Array.isArray(value) ? value : [value]).flatMap((project) => errorOf(asObject(project)) ?? []),
  );
  const said = errors.length > 0 ? [] : linesWith(logOf(run), /error|unauthori[sz]ed|fail/iu, 2);
  const plain = 'Snyk wrote no JSON or SARIF report';
  return conclude({
    doubts: [...doubts, ...errors, ...said, ...brokenReportsOf(run), plain],
    spokeOfFindings: exitCode === 1 && errors.length === 0,
  });
}

function classifyProjects(
  run: RecordedRun,
  report: string,
  projects: readonly UntrustedObject[],
  before: readonly string[],
): Classification {
  const doubts = [...before];
  const notices: string[] = [];
  let raw = 0;
  for (const project of projects) {
    const failure = errorOf(project);
    if (failure !== undefined) doubts.push(failure);
    else if (!Array.isArray(project['vulnerabilities']))
      doubts.push('a project of the report lists no vulnerabilities');
    const applications = asList(project['applications']).map(asObject);
    for (const part of [project, ...applications]) raw += asList(part['vulnerabilities']).length;
    if (project['dependencyCount'] === 0) doubts.push('Snyk found no dependency to check');
    const ignored = asList(asObject(project['filtered'])['ignore']).length;
    if (ignored > 0) notices.push(`the project’s .snyk file ignores ${ignored} of the findings`);
  }
  if (run.exitCode === 1 && raw === 0 && doubts.length === 0) {
    doubts.push('exit code 1 means findings, and the report lists none');
  }
  return conclude({ report, raw, doubts: [...doubts, ...brokenReportsOf(run)], notices });
}

function errorOf(project: UntrustedObject): string | undefined {
  const { error } = project;
  if (error === undefined || error === null) return undefined;
  return `Snyk failed: ${asText(error) ?? asText(asObject(error)['message']) ?? JSON.stringify(error)}`;
}
