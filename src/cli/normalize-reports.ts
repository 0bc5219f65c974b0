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
}

/** Normalizes what arguments of the command line name: files, folders, patterns, packed files, standard input. */
export async function normalizeReports(
  args: readonly string[],
  { output, stats, format, baseline, now }: NormalizeOptions,
  context: Context,
): Promise<NormalizeOutcome> {
  const found = await reportFiles(args, context);
  try {
    return await normalizeFiles(
      {
        inputs: openInputs(found.files, format),
        output,
        ...(stats !== undefined && { stats }),
        ...(baseline !== undefined && { baseline }),
        suppressions: [],
        now: nowOf(now, context),
      },
      context,
    );
  } finally {
    await found.close();
  }
}
