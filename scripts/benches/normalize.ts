import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../src/cli/context.ts';
import { normalizeFiles } from '../../src/cli/normalize-files.ts';
import { openInputs } from '../../src/cli/open-inputs.ts';
import { type Measurement, secondsOf } from './bench.ts';
import { writeZapReport } from './zap-report.ts';

/** From a ZAP report on disk to a SARIF file on disk, against `JSON.parse` of the same report. */
export async function benchNormalize(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
  const report = join(folder, 'zap.json');
  try {
    await writeZapReport(report, 60);
    const request = {
      inputs: openInputs([report], { cwd: folder }),
      output: join(folder, 'all.sarif'),
      suppressions: [],
      now: 0,
    };
    const seconds = await secondsOf(() => normalizeFiles(request, quietContext(folder)));
    const parse = await secondsOf(() => JSON.parse(readFileSync(report, 'utf8')) as unknown);
    return {
      what: 'normalize a ZAP report into SARIF',
      amount: statSync(report).size / 1e6,
      unit: 'MB',
      seconds,
      reference: { what: 'JSON.parse', seconds: parse },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function quietContext(cwd: string): Context {
  return {
    cwd,
    environment: {},
    version: '0.0.0',
    clock: () => 0,
    signal: new AbortController().signal,
    print: silent,
    tell: silent,
    progress: silent,
    emit: silent,
    colour: false,
    dashboard: () => Promise.resolve(''),
  };
}

function silent(): void {}
