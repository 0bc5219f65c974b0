import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendRunResult, readRunResults } from '../../../scripts/scoreboard/run-results.ts';
import { result } from './results.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-scoreboard-'));
  file = join(folder, 'deep', 'runs.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('no file: no results', () => {
  expect(readRunResults(file).size).toBe(0);
});

it('gives back what was added, of each run the latest', () => {
  const [off, first, second] = [result(undefined, []), result('a.b', []), result('a.b', ['pay/a'])];
  for (const one of [off, first, second]) appendRunResult(file, one);
  expect([...readRunResults(file)]).toEqual([
    ['none/1', off],
    ['a.b/1', second],
  ]);
});

it('the same defect with another seed, and all off in live mode, are runs of their own', () => {
  for (const seed of [1, 2]) appendRunResult(file, result('a.b', [], { run: { defect: 'a.b', seed } }));
  appendRunResult(file, result(undefined, []));
  appendRunResult(file, result(undefined, [], { run: { seed: 1, live: true } }));
  expect([...readRunResults(file).keys()]).toEqual(['a.b/1', 'a.b/2', 'none/1', 'none@live/1']);
});

it('a line that was cut off is left out, and takes no other along', () => {
  appendRunResult(file, result('a.b', ['pay/a']));
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd().slice(0, -20));
  appendFileSync(file, '\n{"run":');
  expect(readRunResults(file).size).toBe(0);
  appendRunResult(file, result('a.c', []));
  expect([...readRunResults(file).keys()]).toEqual(['a.c/1']);
});
