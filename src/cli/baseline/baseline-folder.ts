import { join } from 'node:path';
import type { Context } from '../context.ts';
import { variableOf } from '../platform-variable.ts';

/** The folder of baselines, which a pipeline keeps from run to run: `TOLLGATE_BASELINE_FOLDER`, else `.tollgate/baseline`. */
export function baselineFolder(context: Context): string {
  return variableOf(context, 'TOLLGATE_BASELINE_FOLDER') ?? join('.tollgate', 'baseline');
}
