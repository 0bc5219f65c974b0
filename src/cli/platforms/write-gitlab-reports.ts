import { join } from 'node:path';
import { removeFolder } from '../../util/files.ts';
import { writeTextAtomic } from '../../util/write-text.ts';
import type { Context } from '../context.ts';
import { withheldLine } from './gitlab-lines.ts';
import { gitlabReports } from './gitlab-reports.ts';
import { gitlabSchema } from './gitlab-schema.ts';
import { variableOf } from '../platform-variable.ts';
import type { SarifContent } from '../read-sarif.ts';

/**
 * In a job of GitLab (`GITLAB_CI`), writes its reports into `gitlab/` below a folder, each only where all that it speaks of was
 * scanned completely: GitLab takes what a report does not hold for fixed, and no report for no news. Elsewhere it does nothing.
 */
export async function writeGitlabReports(
  content: SarifContent,
  { output, anchor, now }: { readonly output: string; readonly anchor: string; readonly now: number },
  context: Context,
): Promise<void> {
  if (variableOf(context, 'GITLAB_CI') !== 'true') return;
  const folder = join(output, 'gitlab');
  // A report of an earlier run must not be taken for one of this run.
  await removeFolder(folder);
  const reports = gitlabReports(content, { anchor, now, version: context.version, schema: gitlabSchema(context) });
  for (const report of reports) {
    if (report.pieces === undefined) context.tell(`note: ${withheldLine(report)}`);
    else await writeTextAtomic(join(folder, report.name), report.pieces, context.signal);
  }
}
