import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countsText, sumCounts, testCounts } from '../../scripts/test-counts.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-counts-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function report(...files: readonly (readonly [status: string, ...tests: string[]])[]): string {
  const path = join(folder, `${Math.random()}.json`);
  const testResults = files.map(([status, ...tests]) => ({
    status,
    name: 'some.test.ts',
    message: 'no such module',
    assertionResults: tests.map((result, index) => ({
      fullName: `test ${index}`,
      status: result,
      ...(result === 'failed' && { failureMessages: ['\u001B[31mexpected 1\u001B[39m\nto be 2'] }),
    })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

test('counts what passed and failed, and names what was skipped', () => {
  const counts = testCounts(report(['failed', 'passed', 'failed'], ['passed', 'passed', 'pending']));
  expect(counts).toEqual({
    passed: 2,
    failed: 1,
    failures: ['some.test.ts: test 1\n    expected 1\n    to be 2'],
    skipped: ['test 1'],
  });
});

test('a file that could not be loaded is a failure, although no test of it failed', () => {
  expect(testCounts(report(['failed'], ['passed', 'passed']))).toEqual({
    passed: 1,
    failed: 1,
    failures: ['some.test.ts: not loaded\n    no such module'],
    skipped: [],
  });
});

test('a run that left no report is a failure', () => {
  expect(testCounts(join(folder, 'not-there.json'))).toMatchObject({ passed: 0, failed: 1, skipped: [] });
});

test('the last line names skipped tests only where there are some', () => {
  const runs = [
    { passed: 2, failed: 0, failures: [], skipped: [] },
    { passed: 1, failed: 3, failures: ['a', 'b', 'c'], skipped: ['x'] },
  ];
  expect(countsText(sumCounts(runs.slice(0, 1)))).toBe('2 passed, 0 failed');
  expect(countsText(sumCounts(runs))).toBe('3 passed, 3 failed, 1 skipped');
});
