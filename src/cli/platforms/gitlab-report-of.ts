import { TollgateError } from '../../model/errors.ts';
import { oneLine } from '../../model/summary.ts';
import type { GitlabOptions } from '../../reporters/gitlab/gitlab-options.ts';
import { withheldLine } from './gitlab-lines.ts';
import type { GitlabKind } from './gitlab-report-files.ts';
import { gitlabReports } from './gitlab-reports.ts';
import type { SarifContent } from '../read-sarif.ts';

/** What `tollgate report --as` calls the reports of GitLab. */
export const GITLAB_REPORT_KINDS = [
  'gitlab-dast',
  'gitlab-api-fuzzing',
  'gitlab-dependency-scanning',
  'gitlab-codequality',
  'gitlab-sarif',
] as const;

/** One of them. */
export type GitlabReportKind = (typeof GITLAB_REPORT_KINDS)[number];

const KINDS: Readonly<Record<GitlabReportKind, GitlabKind>> = {
  'gitlab-dast': 'dast',
  'gitlab-api-fuzzing': 'api_fuzzing',
  'gitlab-dependency-scanning': 'dependency_scanning',
  'gitlab-codequality': 'codequality',
  'gitlab-sarif': 'sarif',
};

/** Is it a report of GitLab? */
export function isGitlabKind(kind: string): kind is GitlabReportKind {
  return Object.hasOwn(KINDS, kind);
}

/**
 * The text of one report, piece by piece.
 * @throws TollgateError `report/incomplete` and `report/nothing-scanned`, class incomplete: GitLab would close what an empty or
 * partial report does not hold; `report/several-targets`, class usage
 */
export function gitlabReportOf(
  content: SarifContent,
  as: GitlabReportKind,
  options: GitlabOptions,
  target: string | undefined,
): Iterable<string> {
  const all = gitlabReports(content, options).filter(({ kind }) => kind === KINDS[as]);
  const names = all.map((report) => oneLine(report.target, 200));
  const found = target === undefined ? all : all.filter((report) => report.target === target);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new TollgateError('report/nothing-scanned', `nothing in it is of a scan that GitLab's ${as} report is for`, {
      class: 'incomplete',
      help: [
        'write no report: GitLab then changes nothing, and an empty one would close what is open',
        ...(all.length > 0 ? [`or name one of its targets: ${names.join(', ')}`] : []),
      ],
    });
  }
  if (others.length > 0) {
    throw new TollgateError('report/several-targets', `it is of ${found.length} targets, and each has its own report`, {
      class: 'usage',
      help: [`name one with --target: ${names.join(', ')}`, 'GitLab takes one report of a kind from each job'],
    });
  }
  if (first.pieces !== undefined) return first.pieces;
  throw new TollgateError('report/incomplete', withheldLine(first), {
    class: 'incomplete',
    help: ['write no report: GitLab takes what is missing in one for fixed', 'scan again'],
  });
}
