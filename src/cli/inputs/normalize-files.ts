import { basename, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TollgateError } from '../../model/errors.ts';
import type { RunInfo } from '../../model/report.ts';
import type { SuppressionEntry } from '../../model/suppression.ts';
import { normalize, type PipelineInput, type PipelineOptions } from '../../pipeline/index.ts';
import type { BaselineFinding } from '../../pipeline/compare.ts';
import type { Enrichment } from '../../pipeline/enrichment.ts';
import type { Statistics } from '../../pipeline/statistics.ts';
import { sarifFindingText } from '../../reporters/sarif-finding-text.ts';
import { sarifText } from '../../reporters/sarif.ts';
import { fileSpool } from '../../util/file-spool.ts';
import { sourceLines } from '../../util/source-lines.ts';
import { writeTextAtomic } from '../../util/write-text.ts';
import { holdYoungGeneration } from '../../util/young-generation.ts';
import type { Context } from '../context.ts';
import { openInputs } from './open-inputs.ts';

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
  /** What is known beside the reports. */
  readonly enrichment?: Enrichment;
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
  const youngGeneration = holdYoungGeneration();
  try {
    const options: PipelineOptions = {
      spool,
      now: request.now,
      version: context.version,
      suppressions: request.suppressions,
      readLine: sourceLines(context.cwd),
      async breathe() {
        await nextTurn();
        context.signal.throwIfAborted();
      },
    };
    const baseline = request.baseline === undefined ? undefined : await baselineOf(request.baseline, options, context);
    const normalized = await normalize(request.inputs, {
      ...options,
      writer: sarifFindingText,
      ...(baseline !== undefined && { baseline: baseline.findings, baselineRuns: baseline.runs }),
      ...(request.enrichment !== undefined && { enrichment: request.enrichment }),
    });
    const runs = normalized.runs.map((run) => ({ ...run, findings: run.results() }));
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
    youngGeneration.close();
    spool.close();
  }
}

interface Baseline {
  readonly findings: readonly BaselineFinding[];
  readonly runs: readonly RunInfo[];
}

/** The baseline may be any report: it goes through the same pipeline, so that its findings get the same fingerprints. */
async function baselineOf(path: string, options: PipelineOptions, context: Context): Promise<Baseline> {
  const inputs = [...openInputs([{ path: resolve(context.cwd, path), name: basename(path) }])];
  const broken = inputs.find(({ content }) => 'unreadable' in content);
  const { runs } = await normalize(inputs, { ...options, suppressions: [] });
  const unread = runs.find(({ info }) => info.status === 'unreadable');
  if (broken !== undefined || unread !== undefined) {
    throw new TollgateError(
      'baseline/unreadable',
      `the baseline ${path} cannot be read: ${unread?.info.reason ?? ''}`,
      {
        class: 'incomplete',
        place: { file: path },
        help: ['give the SARIF of an earlier run, or leave the baseline out: then everything counts as new'],
      },
    );
  }
  return {
    findings: runs.flatMap(({ info, findings }) => [...findings()].map((finding) => ({ finding, run: info }))),
    runs: runs.map(({ info }) => info),
  };
}
