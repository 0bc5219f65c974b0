import type { ProgressSink } from '../../model/progress.ts';
import type { PrivateFolder } from '../../util/private-folder.ts';
import { type ProcessResult, runProcess } from '../../util/process.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { REPORT_FILES } from './plan.ts';
import type { ZapCommand } from './zap-command.ts';
import type { ExtraReport } from './zap-scan.ts';

/** A run of a plan, and what its exit code and files do not tell. */
export interface PlanRun {
  readonly recorded: RecordedRun;
  readonly pages: Readonly<Partial<Record<ExtraReport, Uint8Array>>>;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** When the report file was last written. */
  readonly written?: number;
  /** The report is beyond what is read. */
  readonly tooLarge: boolean;
}

/** Bytes of a report that are read. */
export const LARGEST_REPORT: number = 256 * 1024 * 1024;
const LARGEST_LOG = 16 * 1024 * 1024;
// The JVM writes its reports while it ends.
const GRACE_MS = 5_000;
const PAGES: readonly ExtraReport[] = ['html', 'markdown', 'xml'];

/** Runs the plan that lies in the folder, ends all of it after the time limit, and gathers what it wrote. */
export async function runPlan(
  zap: ZapCommand,
  folder: PrivateFolder,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal; readonly onProgress?: ProgressSink },
): Promise<PlanRun> {
  const { timeoutMs, signal, onProgress } = options;
  const started = Date.now();
  const result = await runProcess({
    command: zap.command,
    args: zap.planArgs,
    cwd: folder.path,
    environment: zap.environment,
    timeoutMs,
    graceMs: GRACE_MS,
    maxOutputBytes: LARGEST_LOG,
    ...(signal && { signal }),
    ...(onProgress && {
      onStdoutLine: (line: string) => {
        const job = /^Job ([\w-]{1,40}) (?:started|finished|found [\d,]{1,12} URLs)/u.exec(line)?.[0];
        if (job !== undefined) onProgress({ step: 'ZAP', detail: job });
      },
    }),
  });
  if (zap.endArgs !== undefined && (result.timedOut || result.cancelled || result.exitCode === undefined)) {
    await endContainer(zap, zap.endArgs);
  }
  const report = await folder.read(REPORT_FILES.json, LARGEST_REPORT);
  const json = report === 'too-large' ? undefined : report;
  const pages: Partial<Record<ExtraReport, Uint8Array>> = {};
  for (const kind of PAGES) {
    const page = await folder.read(REPORT_FILES[kind], LARGEST_REPORT);
    if (page !== undefined && page !== 'too-large') pages[kind] = page.bytes;
  }
  return {
    recorded: recordedRun(result, json?.bytes),
    pages,
    timedOut: result.timedOut,
    cancelled: result.cancelled,
    timeoutMs,
    started,
    tooLarge: report === 'too-large',
    ...(json !== undefined && { written: json.written }),
  };
}

function recordedRun({ exitCode, stdout, stderr }: ProcessResult, json: Uint8Array | undefined): RecordedRun {
  return { exitCode, stdout, stderr, reports: json === undefined ? [] : [{ name: REPORT_FILES.json, bytes: json }] };
}

/** A killed client leaves its container running. */
async function endContainer(zap: ZapCommand, args: readonly string[]): Promise<void> {
  await runProcess({ command: zap.command, args, environment: zap.environment, timeoutMs: 30_000 });
}
