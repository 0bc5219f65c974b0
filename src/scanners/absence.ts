import { TollgateError } from '../model/errors.ts';
import { oneLine } from './classification.ts';
import type { ScannerRun } from './scanner-run.ts';

/** Why a scanner cannot run here, and what to do about it. */
export interface Absence {
  readonly reason: string;
  readonly help: readonly string[];
}

/** The run of a scanner that could not run. */
export function absentRun(name: string, format: string, absence: Absence): ScannerRun {
  return {
    tool: { name },
    format,
    status: 'unreadable',
    reason: oneLine(absence.reason),
    help: absence.help,
    command: [],
    absent: true,
  };
}

/** Runs `scan` and turns what it throws into an unreadable run: whatever a scan meets is a status, never an exception. */
export async function withoutThrowing(
  name: string,
  format: string,
  scan: () => Promise<ScannerRun>,
): Promise<ScannerRun> {
  try {
    return await scan();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const missing = error instanceof TollgateError && error.code === 'process/cannot-start';
    return {
      tool: { name },
      format,
      status: 'unreadable',
      reason: oneLine(missing ? error.message : `${name}: ${error.message}`),
      help: error instanceof TollgateError ? error.help : [],
      command: [],
      ...(missing && { absent: true as const }),
    };
  }
}
