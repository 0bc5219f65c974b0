import { join } from 'node:path';
import { fileFacts } from '../../util/file-facts.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { dependencyCheckReport } from './report.ts';

// A whole NVD is several hundred megabytes; only of a small database is it in doubt whether it knows anything.
const WHOLE_DATABASE = 100 * 1024 * 1024;

/**
 * When the database was last brought up to date, as the report has it: the newest time at which the NVD was checked, in
 * milliseconds since the epoch.
 */
export function databaseTime(run: RecordedRun): number | undefined {
  const sources = dependencyCheckReport(run)?.dataSources ?? new Map<string, string>();
  const times = [...sources]
    .filter(([name]) => /^NVD .*Last Checked$/u.test(name))
    .map(([, time]) => Date.parse(time))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Is the database in a folder too small to be a whole NVD, or not to be seen? */
export async function isSmallDatabase(folder: string | undefined): Promise<boolean> {
  const facts = folder === undefined ? undefined : await fileFacts(join(folder, 'odc.mv.db'));
  return facts === undefined || facts.size < WHOLE_DATABASE;
}
