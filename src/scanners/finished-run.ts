import { worseStatus } from '../model/report.ts';
import { oneLine } from './classification.ts';
import { type Executed, reportBytes } from './execute.ts';
import type { ScannerRun } from './scanner-run.ts';

/** What a runner knows beyond what the call itself showed. */
export interface Finish {
  readonly name: string;
  readonly format: string;
  readonly version: string | undefined;
  readonly command: readonly string[];
  /** Why the result is not whole although the call looked well: an old database, a probe that was not reported. */
  readonly doubts?: readonly string[];
  readonly help?: readonly string[];
  readonly notices?: readonly string[];
  readonly lockfile?: string;
  readonly databaseDate?: string | undefined;
}

/** The outcome of a call and of the checks around it. */
export function finishedRun(executed: Executed, finish: Finish): ScannerRun {
  const { classification, run } = executed;
  const doubts = finish.doubts ?? [];
  const status = doubts.length > 0 ? worseStatus('degraded', classification.status) : classification.status;
  const reason = [classification.reason, ...doubts].filter((part) => part !== undefined).join('; ');
  const notices = [...(classification.notices ?? []), ...(finish.notices ?? [])];
  const report = status === 'unreadable' ? undefined : reportBytes(executed);
  return {
    tool: { name: finish.name, ...(finish.version !== undefined && { version: finish.version }) },
    format: finish.format,
    status,
    ...(status !== 'complete' && { reason: oneLine(reason) }),
    ...(finish.help !== undefined && status !== 'complete' && { help: finish.help }),
    ...(notices.length > 0 && { notices }),
    ...(report !== undefined && { report }),
    ...(run.exitCode !== undefined && { exitCode: run.exitCode }),
    ...(finish.lockfile !== undefined && { lockfile: finish.lockfile }),
    ...(finish.databaseDate !== undefined && { databaseDate: finish.databaseDate }),
    command: finish.command.map(oneLine),
  };
}
