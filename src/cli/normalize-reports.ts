import { reportFiles } from '../util/report-files.ts';
import type { Context } from './context.ts';
import { normalizeFiles, type NormalizeOutcome } from './normalize-files.ts';
import { nowOf } from './now.ts';
import { openInputs } from './open-inputs.ts';

/** The options that `normalize` and `merge` share. */
export interface NormalizeOptions {
  readonly output: string;
  readonly stats?: string;
  readonly format?: string;
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
    return await normalizeFiles(
      {
        inputs: openInputs(found.files, {
          ...(format !== undefined && { format }),
          ...(maxAge !== undefined && { age: { now: time, most: maxAge * 3_600_000 } }),
        }),
        output,
        ...(stats !== undefined && { stats }),
        ...(baseline !== undefined && { baseline }),
        suppressions: [],
        now: time,
      },
      context,
    );
  } finally {
    await found.close();
  }
}
