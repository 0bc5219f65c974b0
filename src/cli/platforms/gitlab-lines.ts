import { oneLine } from '../../model/summary.ts';
import type { GitlabReport } from './gitlab-reports.ts';

const LENGTH = 300;

/** Why a report is not written, in one line: `no dast report for GitLab: ZAP on shop is degraded; dashboard unchanged since …`. */
export function withheldLine({ kind, withheld }: GitlabReport): string {
  const reasons = withheld.map((reason) => oneLine(reason, LENGTH)).join('; ');
  return `no ${kind} report for GitLab: ${reasons}; dashboard unchanged since the last complete run`;
}
