import { redactFinding, redactRun } from '../../pipeline/redact.ts';
import { gitlabCodequality } from '../../reporters/gitlab/gitlab-codequality.ts';
import type { GitlabOptions } from '../../reporters/gitlab/gitlab-options.ts';
import { type GitlabPart, gitlabParts } from '../../reporters/gitlab/gitlab-parts.ts';
import { gitlabSarif } from '../../reporters/gitlab/gitlab-sarif.ts';
import { gitlabSecurityReport } from '../../reporters/gitlab/gitlab-security-report.ts';
import { targetSlug } from '../../reporters/gitlab/target-slug.ts';
import type { SarifRun } from '../../reporters/sarif.ts';
import { GITLAB_REPORT_FILES, type GitlabKind } from './gitlab-report-files.ts';
import type { SarifContent } from '../read-sarif.ts';
import { sarifRuns } from './sarif-runs.ts';

/** One report of GitLab, or why there is none. */
export interface GitlabReport {
  readonly kind: GitlabKind;
  /** Which target it speaks of; empty text where none is named. */
  readonly target: string;
  /** Name of the file that GitLab's templates have for the kind; of several targets each has its own. */
  readonly name: string;
  /** Nothing where it is withheld. */
  readonly pieces?: Iterable<string>;
  /** Why it is not written, one reason each. */
  readonly withheld: readonly string[];
}

/**
 * Every report that GitLab can take of a SARIF, in the order of the kinds; of what did not run there is none. Texts are masked
 * again, since a SARIF of another tool may never have been.
 */
export function gitlabReports(content: SarifContent, options: GitlabOptions): readonly GitlabReport[] {
  const runs = sarifRuns(content).map((run): SarifRun => ({
    ...run,
    info: redactRun(run.info),
    findings: [...run.findings].map((finding) => redactFinding(finding)),
  }));
  const parts = gitlabParts(runs, options.now);
  const quality = gitlabCodequality(runs, options.now);
  return [
    ...parts.map((part) => reportOf(part, parts, options)),
    ...(quality.text === undefined && quality.withheld.length === 0
      ? []
      : [report('codequality', '', [], quality.text === undefined ? undefined : [quality.text], quality.withheld)]),
  ];
}

function reportOf(part: GitlabPart, parts: readonly GitlabPart[], options: GitlabOptions): GitlabReport {
  const { kind, target, withheld } = part;
  const targets = parts.filter((other) => other.kind === kind).map((other) => other.target);
  if (kind === 'sarif') {
    const sarif = gitlabSarif(part, options);
    return report(kind, target, targets, sarif.text === undefined ? undefined : [sarif.text], sarif.withheld);
  }
  const pieces = withheld.length > 0 ? undefined : gitlabSecurityReport({ ...part, kind }, options);
  return report(kind, target, targets, pieces, withheld);
}

function report(
  kind: GitlabKind,
  target: string,
  targets: readonly string[],
  pieces: Iterable<string> | undefined,
  withheld: readonly string[],
): GitlabReport {
  const file = GITLAB_REPORT_FILES[kind];
  const name = targets.length > 1 ? file.replace('-report.', `-report-${targetSlug(target)}.`) : file;
  return { kind, target, name, ...(pieces !== undefined && { pieces }), withheld };
}
