import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecordedRun } from '../../src/cli/inputs/read-recorded-run.ts';
import { type Classification, hasFindings } from '../../src/scanners/classification.ts';
import { CLASSIFIED_TOOLS, type ClassifiedTool, classifyRun } from '../../src/scanners/classify.ts';
import type { RecordedRun } from '../../src/scanners/recorded-run.ts';
import { RUN_CASES } from './recorded-runs.ts';
import type { RunCase } from './run-case.ts';

const RUNS = join(process.env['TOLLGATE_SHARED'] ?? join(import.meta.dirname, '../../../shared'), 'scanner-runs');

function wordOf(result: Classification): string {
  return result.status === 'complete' ? (hasFindings(result) ? 'findings' : 'clean') : 'incomplete';
}

function runOf({ exitCode, stdout = '', stderr = '', reports = {}, version }: RunCase): RecordedRun {
  return {
    exitCode,
    stdout: Buffer.from(stdout),
    stderr: Buffer.from(stderr),
    reports: Object.entries(reports).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    ...(version !== undefined && { version }),
  };
}

describe('runs made by hand', () => {
  test.each(RUN_CASES)('$tool: $name is $status', (given) => {
    const result = classifyRun(given.tool, runOf(given));
    expect({ status: wordOf(result), raw: result.raw, also: result.also }).toEqual({
      status: given.status,
      raw: given.raw ?? 0,
      also: given.also,
    });
    if (given.status === 'incomplete') expect(result.reason).toMatch(given.reason ?? /\S/u);
    else expect(result.reason).toBeUndefined();
  });

  test('there are some of every scanner', () => {
    // ZAP’s own cases stand beside its runner.
    expect(
      [...CLASSIFIED_TOOLS].filter((tool) => tool !== 'zap' && !RUN_CASES.some((given) => given.tool === tool)),
    ).toEqual([]);
  });

  test.each([124, 134, 137, 139, 143])(
    'exit %i says that the end was not the scanner’s own, whatever was written',
    (exitCode) => {
      for (const given of RUN_CASES) {
        expect(wordOf(classifyRun(given.tool, runOf({ ...given, exitCode })))).toBe('incomplete');
      }
    },
  );
});

describe('hostile runs', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .constantFrom('{"results":{}}', '{"advisories":[1]}', '[[]]', '<analysis', '{"runs":[null]}')
      .map((text) => Buffer.from(text)),
  );

  test('nothing throws, and nothing but a report of the scanner is complete', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLASSIFIED_TOOLS), bytes, bytes, bytes, (tool, stdout, stderr, report) => {
        const result = classifyRun(tool, { exitCode: 1, stdout, stderr, reports: [{ name: 'r.json', bytes: report }] });
        expect(result.raw).toBeGreaterThanOrEqual(0);
        if (result.status !== 'complete') expect(result.reason).toMatch(/\S/u);
      }),
      { numRuns: 300 },
    );
  });

  test('reasons are one short line without secrets', () => {
    const secret = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
    const { reason } = classifyRun('snyk', {
      exitCode: 2,
      stdout: Buffer.from(JSON.stringify({ ok: false, error: `a\n\u001B[2Jb ${secret} ${'x'.repeat(2_000)}` })),
      stderr: new Uint8Array(),
      reports: [],
    });
    expect(reason).not.toContain(secret);
    expect(reason).not.toMatch(/\p{Cc}/u);
    expect(reason?.length).toBeLessThan(600);
  });
});

const rows = existsSync(RUNS)
  ? readFileSync(join(RUNS, 'expected.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  : [];

describe.skipIf(rows.length === 0)(`real runs, recorded in ${RUNS} (skipped where that folder is not there)`, () => {
  test.each(rows.filter(([, , , , status]) => status !== 'undetectable'))('%s %s %s: exit %s, %s', async (...row) => {
    const [tool = '', version = '', name = '', , status, also, raw] = row;
    const run = await readRecordedRun(join(RUNS, `${tool}-${version}`, name), version);
    const result = classifyRun(tool as ClassifiedTool, run);
    expect({ status: wordOf(result), also: result.also ?? '', raw: result.raw }).toEqual({
      status,
      also,
      raw: Number(raw),
    });
    if (status === 'incomplete') expect(result.reason).toMatch(/\S/u);
  });
});
