import type { RunInfo } from '../../model/report.ts';
import type { GitlabClass } from './gitlab-class.ts';

/** What a run looked at: the target's name; of packages the folder of the project, empty text for the working folder itself. */
export function gitlabTarget({ target = '' }: RunInfo, kind: GitlabClass): string {
  if (kind !== 'dependency_scanning') return target;
  const path = target.replaceAll('\\', '/').replace(/^(?:\.\/+)+|\/+$/gu, '');
  const isFile = /(?:^|\/)[^/]*\.[^/]*$/u.test(path);
  return isFile ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path;
}
