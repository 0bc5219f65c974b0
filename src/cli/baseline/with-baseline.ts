import { join, resolve } from 'node:path';
import { AUTO_BASELINE } from '../../config/config.ts';
import type { Scan } from '../../model/report.ts';
import { oneLine } from '../../model/summary.ts';
import type { Adoption } from '../../pipeline/gate.ts';
import { readFileIfThere, removeFolder, temporaryFolder, writeFileAtomic } from '../../util/files.ts';
import { baselineFileName } from './baseline-file-name.ts';
import { baselinePlace } from './baseline-place.ts';
import { findBaseline } from './find-baseline.ts';
import { baselineFolder } from './baseline-folder.ts';
import type { Context } from '../context.ts';

/** The baseline of a command. */
export interface Baseline {
  /** The SARIF to compare with; absent where there is none. */
  readonly path?: string;
  /** What it is compared with, where `auto` was asked for. */
  readonly adoption?: Adoption;
  /** What was wrong with places where a baseline could have been, a line each. */
  readonly notices: readonly string[];
  /** `main, from the artifact tollgate-baseline of run 12`; absent where nothing was searched. */
  readonly text?: string;
  /** Makes the SARIF of a complete run the next baseline of its branch; nothing where it may not be one. */
  record(sarif: string): Promise<RecordedBaseline | undefined>;
}

/** What became of a run that is fit to be a baseline. */
export interface RecordedBaseline {
  /** Where it lies; absent where it was not, or could not be written. */
  readonly path?: string;
  /** The same for people, one line. */
  readonly line: string;
}

/**
 * Does some work with the baseline that was asked for: a file, or `auto`, the last complete SARIF of the target branch.
 * @param only the scans that are run, where it is not what the configuration asks for
 * @throws what the work throws; never for a baseline that is not there
 */
export async function withBaseline<Result>(
  asked: string | undefined,
  only: readonly Scan[] | undefined,
  context: Context,
  work: (baseline: Baseline) => Promise<Result>,
): Promise<Result> {
  if (asked !== AUTO_BASELINE) {
    return work({
      ...(asked !== undefined && { path: asked }),
      notices: [],
      record: () => Promise.resolve(undefined),
    });
  }
  const scratch = await temporaryFolder('tollgate-baseline-');
  try {
    const place = await baselinePlace(context);
    const folder = baselineFolder(context);
    const fileOf = (branch: string): string => baselineFileName(branch, only);
    const { found, notices, unasked } = await findBaseline({ place, folder, fileOf, scratch }, context);
    return await work({
      ...(found !== undefined && { path: found.path }),
      adoption: found === undefined ? 'none' : found.branch === place.own ? 'own-branch' : 'target-branch',
      notices,
      text: found === undefined ? 'none' : `${found.branch}, from ${found.from}`,
      async record(sarif) {
        const bytes = place.records === undefined ? undefined : await readFileIfThere(sarif);
        if (place.records === undefined || bytes === undefined) return undefined;
        // What was adopted would count as known from now on, though the real baseline may not know it.
        if (found === undefined && unasked) {
          return { line: 'this run does not become the next baseline: there may be one where nobody answered' };
        }
        const path = join(folder, fileOf(place.records));
        try {
          await writeFileAtomic(resolve(context.cwd, path), bytes);
          return { path, line: `this run is complete and becomes the next baseline: ${path}` };
        } catch (error) {
          // What was found out is worth more than what could not be kept.
          const reason = error instanceof Error ? error.message : String(error);
          return { line: `this run is complete, but could not be kept as the next baseline: ${oneLine(reason, 300)}` };
        }
      },
    });
  } finally {
    await removeFolder(scratch);
  }
}
