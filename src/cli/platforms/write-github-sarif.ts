import { join } from 'node:path';
import { githubSarifFiles } from '../../reporters/github-sarif-files.ts';
import { removeFolder } from '../../util/files.ts';
import { writeTextAtomic } from '../../util/write-text.ts';
import type { Context } from '../context.ts';
import { lineHashOf } from './line-hash-of.ts';
import type { SarifContent } from '../read-sarif.ts';
import { sarifRuns } from './sarif-runs.ts';

/** What was written for GitHub. */
export interface GithubOutput {
  /** Folder of the files to upload; absent where no run is complete. */
  readonly folder?: string;
  /** Files of runs that are not complete: GitHub refuses them. */
  readonly incomplete: readonly string[];
}

/**
 * Writes SARIF for GitHub code scanning into `github/` below a folder, split to GitHub's limits, and that of incomplete runs
 * into `github-incomplete/`: a file of which GitHub refuses one run is refused whole.
 */
export async function writeGithubSarif(
  content: SarifContent,
  { output, anchor, now }: { readonly output: string; readonly anchor: string; readonly now: number },
  context: Context,
): Promise<GithubOutput> {
  const [folder, refused] = [join(output, 'github'), join(output, 'github-incomplete')];
  // A file of an earlier run must not be uploaded again.
  await Promise.all([removeFolder(folder), removeFolder(refused)]);
  const files = githubSarifFiles(sarifRuns(content), { anchor, now, lineHashOf: lineHashOf(context.cwd) });
  for (const { name, complete, pieces } of files) {
    await writeTextAtomic(join(complete ? folder : refused, name), pieces, context.signal);
  }
  return {
    ...(files.some(({ complete }) => complete) && { folder }),
    incomplete: files.filter(({ complete }) => !complete).map(({ name }) => join(refused, name)),
  };
}
