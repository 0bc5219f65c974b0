import type { GitlabClass } from '../../reporters/gitlab/gitlab-class.ts';

/** A kind of `artifacts:reports` that Tollgate writes. */
export type GitlabKind = GitlabClass | 'codequality';

/** The file of each kind, as `tollgate run` writes it and GitLab's templates publish it. */
export const GITLAB_REPORT_FILES: Readonly<Record<GitlabKind, string>> = {
  dast: 'gl-dast-report.json',
  api_fuzzing: 'gl-api-fuzzing-report.json',
  dependency_scanning: 'gl-dependency-scanning-report.json',
  sarif: 'gl-sarif-report.sarif',
  codequality: 'gl-code-quality-report.json',
};
