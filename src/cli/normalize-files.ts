import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunInfo } from '../model/report.ts';
import type { SuppressionEntry } from '../model/suppression.ts';
import { fingerprintOf, withFingerprint } from '../pipeline/fingerprint.ts';
import { normalize, type PipelineInput } from '../pipeline/index.ts';
import type { BaselineFinding } from '../pipeline/compare.ts';
import type { Statistics } from '../pipeline/statistics.ts';
import { sarifText } from '../reporters/sarif.ts';
import { fileSpool } from '../util/file-spool.ts';
import { writeTextAtomic } from '../util/write-text.ts';
import type { Context } from './context.ts';
import { readSarif } from './read-sarif.ts';

/** What to normalise, and by what. */
export interface NormalizeRequest {
  readonly inputs: Iterable<PipelineInput>;
  /** SARIF to write. */
  readonly output: string;
  /** Statistics to write. */
  readonly stats?: string;
  /** Earlier SARIF to compare with. */
  readonly baseline?: string;
  readonly suppressions: readonly SuppressionEntry[];
  readonly now: number;
}

/** What came of it; the findings themselves stand in the SARIF. */
export interface NormalizeOutcome {
  readonly runs: readonly RunInfo[];
  readonly statistics: Statistics;
  readonly notices: readonly string[];
}

/** Runs the pipeline over reports and writes one SARIF file, always: an unreadable report is a run in it. */
export async function normalizeFiles(request: NormalizeRequest, context: Context): Promise<NormalizeOutcome> {
  const spool = fileSpool();
  try {
    const normalized = await normalize(request.inputs, {
      spool,
      now: request.now,
      version: context.version,
      suppressions: request.suppressions,
      ...(request.baseline !== undefined && { baseline: baselineOf(request.baseline, context) }),
      async breathe() {
        await nextTurn();
        context.signal.throwIfAborted();
      },
    });
    const runs = normalized.runs.map((run) => ({ ...run, findings: run.findings() }));
    await writeTextAtomic(resolve(context.cwd, request.output), sarifText(runs), context.signal);
    const statistics = normalized.statistics();
    if (request.stats !== undefined) {
      await writeTextAtomic(
        resolve(context.cwd, request.stats),
        [`${JSON.stringify(statistics, undefined, 2)}\n`],
        context.signal,
      );
    }
    return { runs: runs.map(({ info }) => info), statistics, notices: normalized.notices() };
  } finally {
    spool.close();
  }
}

function baselineOf(path: string, context: Context): BaselineFinding[] {
  return readSarif(path, context).runs.flatMap(({ info, findings }) =>
    findings.map((finding) => ({ run: info, finding: withFingerprint(finding, fingerprintOf(finding, info.target)) })),
  );
}
