import { resolve } from 'node:path';
import { format as sarif } from '../formats/sarif/index.ts';
import { TollgateError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import { readHead } from '../formats/read-head.ts';
import { judgeShards } from '../pipeline/shards.ts';
import type { Context } from './context.ts';
import { fileSource } from '../util/file-source.ts';

/** A SARIF file in memory: its runs, shards judged as the one scan that they are, and each run's findings in the order of the file. */
export interface SarifContent {
  readonly runs: readonly { readonly info: RunInfo; readonly findings: readonly Finding[] }[];
  readonly notices: readonly string[];
}

/** Reads a SARIF file whole. @throws TollgateError `sarif/unreadable`, class incomplete: a half-read SARIF must not judge anything. */
export function readSarif(path: string, { cwd }: Pick<Context, 'cwd'>): SarifContent {
  try {
    const source = fileSource(resolve(cwd, path));
    if (!sarif.recognizes(readHead(source))) throw new TypeError('it is no SARIF');
    const reader = sarif.read(source);
    const findings: Finding[][] = [];
    let step = reader.next();
    while (step.done !== true) {
      const { run, finding } = step.value;
      while (findings.length <= run) findings.push([]);
      findings[run]?.push(finding);
      step = reader.next();
    }
    // A run may say of itself that it is degraded; a file that could not be read to its end is no SARIF to judge by.
    if (step.value.status !== 'complete') throw new TypeError(step.value.reason ?? 'it cannot be read to its end');
    return {
      runs: judgeShards(step.value.runs).map((info, position) => ({ info, findings: findings[position] ?? [] })),
      notices: step.value.notices,
    };
  } catch (error) {
    throw new TollgateError(
      'sarif/unreadable',
      `${path} cannot be read as SARIF: ${error instanceof Error ? error.message : String(error)}`,
      {
        class: 'incomplete',
        place: { file: path },
        help: ['make it with `tollgate normalize REPORT… --output FILE`, or run the scan again'],
        cause: error,
      },
    );
  }
}
