import { reportFiles } from '../util/report-files.ts';
import type { Context } from './context.ts';
import { normalizeFiles, type NormalizeOutcome } from './inputs/normalize-files.ts';
import { nowOf } from './options/now.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { withBaseline } from './baseline/with-baseline.ts';

/** The options that `normalize` and `merge` share. */
export interface NormalizeOptions {
  readonly output: string;
  readonly stats?: string;
  readonly format?: string;
  /** A SARIF, or `auto`. */
  readonly baseline?: string;
  readonly now?: string;
  /** Hours. */
  readonly maxAge?: number;
}

/** Normalizes what arguments of the command line name: files, folders, patterns, packed files, standard input. */
export async function normalizeReports(
  args: readonly string[],
  { output, stats, format, baseline, now, maxAge }: NormalizeOptions,
  context: Context,
): Promise<NormalizeOutcome> {
  const time = nowOf(now, context);
  const found = await reportFiles(args, context);
  try {
    return await withBaseline(baseline, undefined, context, async ({ path, notices }) => {
      const outcome = await normalizeFiles(
        {
          inputs: openInputs(found.files, {
            ...(format !== undefined && { format }),
            ...(maxAge !== undefined && { age: { now: time, most: maxAge * 3_600_000 } }),
          }),
          output,
          ...(stats !== undefined && { stats }),
          ...(path !== undefined && { baseline: path }),
          suppressions: [],
          now: time,
        },
        context,
      );
      return { ...outcome, notices: [...notices, ...outcome.notices] };
    });
  } finally {
    await found.close();
  }
}
