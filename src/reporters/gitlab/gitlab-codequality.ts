import { createHash } from 'node:crypto';
import { isProblem, type Finding } from '../../model/finding.ts';
import type { Severity } from '../../model/severity.ts';
import { fingerprintOf, sortForReading } from '../../model/summary.ts';
import { isInForce } from '../../model/suppression.ts';
import { firstVisible } from '../first-visible.ts';
import { repositoryPath } from '../repository-path.ts';
import type { SarifRun } from '../sarif.ts';
import { classOfFinding, classOfRun } from './gitlab-class.ts';
import { gitlabText } from './gitlab-text.ts';
import { runFault } from './run-fault.ts';

/** What GitLab Free shows in a merge request: every finding with a file of the repository and a line. */
export interface CodeQuality {
  /** Nothing where no run looked at files. */
  readonly text?: string;
  /** Why it must not be written: the merge request would show as fixed what was not looked at. */
  readonly withheld: readonly string[];
}

// Our reader of this format has them the other way round.
const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  informational: 'info',
};

const LENGTH = 1_024;

/**
 * GitLab's code quality report. It is no security report, so a finding may stand in it and in one of those.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabCodequality(runs: readonly SarifRun[], now: number): CodeQuality {
  const ofFiles = runs.filter(({ info }) => !isOfAddresses(classOfRun(info)));
  if (ofFiles.length === 0) return { withheld: [] };
  const withheld = [...new Set(ofFiles.flatMap(({ info }) => runFault(info)))];
  if (withheld.length > 0) return { withheld };
  const taken = new Map<string, number>();
  const entries = ofFiles.flatMap(({ info, findings }) =>
    sortForReading([...findings].filter((finding) => isOpen(finding, now))).flatMap((finding) => {
      const place = isOfAddresses(classOfFinding(finding, info)) ? undefined : placeOf(finding);
      if (place === undefined) return [];
      return [{ ...entryOf(finding), fingerprint: uniqueOf(finding, place, taken), location: place }];
    }),
  );
  return { text: `[${entries.map((entry) => `\n${JSON.stringify(entry)}`).join(',')}\n]\n`, withheld };
}

function isOfAddresses(kind: string): boolean {
  return kind === 'dast' || kind === 'api_fuzzing';
}

function isOpen(finding: Finding, now: number): boolean {
  return isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now));
}

function entryOf({ rule, message, severity }: Finding): object {
  return {
    description: gitlabText(firstVisible(message, rule.title, rule.id), LENGTH),
    check_name: gitlabText(firstVisible(rule.id), LENGTH),
    severity: SEVERITIES[severity],
  };
}

interface Place {
  readonly path: string;
  readonly lines: { readonly begin: number };
}

function placeOf({ locations }: Finding): Place | undefined {
  for (const location of locations) {
    const [file, line] =
      location.kind === 'file'
        ? [location.uri, location.region?.startLine]
        : location.kind === 'package'
          ? [location.manifest, location.line]
          : [];
    const path = file === undefined ? undefined : repositoryPath(file);
    if (path !== undefined && line !== undefined) return { path: gitlabText(path, LENGTH), lines: { begin: line } };
  }
  return undefined;
}

/** GitLab shows only the first of those that share one. */
function uniqueOf(finding: Finding, place: Place, taken: Map<string, number>): string {
  const own = fingerprintOf(finding);
  const name = own === '' ? JSON.stringify([finding.rule.id, finding.message, place]) : own;
  const number = (taken.get(name) ?? 0) + 1;
  taken.set(name, number);
  return number === 1 && own !== '' ? own : digest(`${name}#${number}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
