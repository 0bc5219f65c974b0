import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { SuppressionEntry } from '../model/suppression.ts';
import type { BaselineFinding } from '../pipeline/compare.ts';
import { normalize as runPipeline, type Normalized, type PipelineOptions } from '../pipeline/index.ts';
import type { Statistics } from '../pipeline/statistics.ts';
import { sarifText } from '../reporters/sarif.ts';
import { ensureFolder, removeFolder, temporaryFolder } from '../util/files.ts';
import { fileSpool } from '../util/file-spool.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { VERSION } from './version.ts';

/** A report to normalise: its bytes at once, or as they come. */
export interface ReportInput {
  /** What statistics, messages and the SARIF call it. */
  readonly name: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** A format of `docs/formats.md`, instead of telling it by content. */
  readonly format?: string;
}

/** All have defaults. */
export interface NormalizeOptions {
  /** The time by which suppressions hold and new findings are first met. Default: the clock. */
  readonly now?: Date;
  /** An earlier report or SARIF to compare with. */
  readonly baseline?: ReportInput;
  readonly suppressions?: readonly SuppressionEntry[];
  readonly signal?: AbortSignal;
}

/** One tool on one target. */
export interface RunResult {
  readonly info: RunInfo;
  readonly rules: readonly Rule[];
}

/** One finding and the run to which it belongs. */
export interface FindingResult {
  readonly run: RunInfo;
  readonly finding: Finding;
}

/** The result. It holds a temporary file until it is closed; `await using` closes it. */
export interface NormalizeResult extends AsyncDisposable {
  readonly runs: readonly RunResult[];
  /** All findings in order of run, rule and fingerprint; may be taken any number of times. */
  findings(): AsyncGenerator<FindingResult, void, void>;
  /** The same as SARIF 2.1.0, piece by piece. */
  sarif(): AsyncGenerator<string, void, void>;
  /** What became of every raw item. */
  statistics(): Statistics;
  /** Oddities that lost nothing. */
  notices(): readonly string[];
}

/**
 * Reads reports of any scanner and gives one set of findings: nothing lost, nothing twice. A report that cannot be read is a
 * run with status `unreadable`; nothing is thrown for what a report holds.
 * @throws the signal's reason when it is aborted, and errors of the inputs' own iterables and of the file system
 */
export async function normalize(
  inputs: Iterable<ReportInput> | AsyncIterable<ReportInput>,
  options: NormalizeOptions = {},
): Promise<NormalizeResult> {
  const folder = await temporaryFolder('tollgate-library-');
  const spool = fileSpool();
  const close = async (): Promise<void> => {
    spool.close();
    await removeFolder(folder);
  };
  try {
    const settings: PipelineOptions = {
      spool,
      now: (options.now ?? new Date()).getTime(),
      version: VERSION,
      suppressions: options.suppressions ?? [],
      readLine: () => undefined,
      async breathe() {
        await nextTurn();
        options.signal?.throwIfAborted();
      },
    };
    const files = await copies(inputs, folder, options.signal);
    const baseline =
      options.baseline === undefined ? undefined : await baselineOf(options.baseline, settings, folder, options.signal);
    const opened = files.flatMap(({ path, name, format }) => [
      ...openInputs([{ path, name }], { ...(format !== undefined && { format }) }),
    ]);
    const normalized = await runPipeline(opened, { ...settings, ...(baseline !== undefined && { baseline }) });
    return resultOf(normalized, settings.breathe, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function resultOf(normalized: Normalized, breathe: () => Promise<void>, close: () => Promise<void>): NormalizeResult {
  const { runs } = normalized;
  return {
    runs: runs.map(({ info, rules }) => ({ info, rules })),
    async *findings() {
      for (const { info, findings } of runs) {
        let position = 0;
        for (const finding of findings()) {
          position += 1;
          if (position % 1000 === 0) await breathe();
          yield { run: info, finding };
        }
      }
    },
    async *sarif() {
      let pieces = 0;
      for (const piece of sarifText(runs.map((run) => ({ ...run, findings: run.findings() })))) {
        pieces += 1;
        if (pieces % 1000 === 0) await breathe();
        yield piece;
      }
    },
    statistics: () => normalized.statistics(),
    notices: () => normalized.notices(),
    [Symbol.asyncDispose]: close,
  };
}

interface Copy {
  readonly path: string;
  readonly name: string;
  readonly format: string | undefined;
}

/** Readers may read a report twice, so what comes as a stream is copied first. */
async function copies(
  inputs: Iterable<ReportInput> | AsyncIterable<ReportInput>,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Copy[]> {
  const made: Copy[] = [];
  for await (const { name, content, format } of inputs) {
    const path = join(folder, `input-${made.length}`);
    const bytes = typeof content === 'string' || content instanceof Uint8Array ? [Buffer.from(content)] : content;
    await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 }), { ...(signal && { signal }) });
    made.push({ path, name, format });
  }
  return made;
}

async function baselineOf(
  baseline: ReportInput,
  settings: PipelineOptions,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<BaselineFinding[]> {
  const inner = join(folder, 'baseline');
  await ensureFolder(inner);
  const [copy] = await copies([baseline], inner, signal);
  if (copy === undefined) return [];
  const { runs } = await runPipeline(
    openInputs([copy], { ...(copy.format !== undefined && { format: copy.format }) }),
    { ...settings, suppressions: [] },
  );
  return runs.flatMap(({ info, findings }) => [...findings()].map((finding) => ({ finding, run: info })));
}
