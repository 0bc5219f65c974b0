import type { Finding } from '../../model/finding.ts';
import type { RunInfo, Scan } from '../../model/report.ts';
import { scanOf } from '../../model/summary.ts';

/** A kind of security report of GitLab that Tollgate writes; the names are those of `artifacts:reports`. */
export type GitlabClass = 'dast' | 'api_fuzzing' | 'dependency_scanning' | 'sarif';

/** Every one, in the order of messages. */
export const GITLAB_CLASSES: readonly GitlabClass[] = ['dast', 'api_fuzzing', 'dependency_scanning', 'sarif'];

const CLASSES: Readonly<Partial<Record<Scan, GitlabClass>>> = {
  web: 'dast',
  payments: 'api_fuzzing',
  dependencies: 'dependency_scanning',
};

/** The class of all that a run finds, as far as a class of GitLab's own has room for it. */
export function classOfRun({ scan }: RunInfo): GitlabClass {
  return (scan === undefined ? undefined : CLASSES[scan]) ?? 'sarif';
}

/**
 * The one report that a finding is in. GitLab does not recognise a finding of one report in another and would show both.
 * A dependency report has room for packages only: what an audit says of anything else is in the SARIF.
 */
export function classOfFinding(finding: Finding, run: RunInfo): GitlabClass {
  const scan = scanOf(finding, run);
  const native = (scan === undefined ? undefined : CLASSES[scan]) ?? 'sarif';
  return native === 'dependency_scanning' && finding.locations[0]?.kind !== 'package' ? 'sarif' : native;
}
