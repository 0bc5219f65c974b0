import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { $, echo } from 'zx';
import { countsText, sumCounts, type TestCounts, testCounts } from './test-counts.ts';

/** Seconds for `test:real`; what is left when they are over is named as not run. */
const REAL_SECONDS = Number(process.env['TOLLGATE_REAL_SECONDS'] ?? 240);

const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['types', 'npm', 'run', '-s', 'types'],
  ['types of the dashboard', 'npx', 'tsc', '--noEmit', '-p', 'src/dashboard'],
  ['lint', 'npm', 'run', '-s', 'lint'],
  ['format', 'npm', 'run', '-s', 'format', '--', '--check'],
  ['unused code', 'npx', 'knip'],
  ['generated files', 'npm', 'run', '-s', 'generate', '--', '--check'],
  ['dist', 'npm', 'run', '-s', 'build', '--', '--check'],
];

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'tollgate-check-'));

/** Runs one command, says how it ended, and shows its output where it failed. */
async function holds(name: string, command: readonly string[], seconds = 900): Promise<boolean> {
  const started = performance.now();
  const run = await $({
    cwd: root,
    nothrow: true,
    quiet: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: `${seconds}s`,
  })`${command}`;
  const took = ((performance.now() - started) / 1000).toFixed(1);
  echo(`${run.ok ? 'ok    ' : 'FAILED'} ${name} (${took} s)`);
  if (!run.ok) echo(`  ${command.join(' ')}\n${lastLines(stripVTControlCharacters(run.stdall), 80)}`);
  return run.ok;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

async function holdTests(name: string, command: readonly string[], seconds?: number): Promise<[boolean, TestCounts]> {
  const report = join(reports, `${name.replaceAll(/\W+/gu, '-')}.json`);
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const held = await holds(name, [...command, ...options], seconds);
  const counts = testCounts(report);
  // After the long output, so that who reads its end alone learns what failed.
  for (const failure of counts.failures) echo(`  failed: ${failure}`);
  for (const test of counts.skipped) echo(`  not run: ${test}`);
  return [held, counts];
}

// One file after the other, so that the time left decides file by file.
async function realTests(): Promise<[boolean, TestCounts][]> {
  const end = performance.now() + REAL_SECONDS * 1000;
  const results: [boolean, TestCounts][] = [];
  for (const file of globSync('test/real/*.test.ts', { cwd: root }).toSorted()) {
    const left = Math.floor((end - performance.now()) / 1000);
    if (left < 10) echo(`not run: ${file} (the ${REAL_SECONDS} s for real tools are over)`);
    else results.push(await holdTests(`real: ${basename(file)}`, ['npm', 'run', '-s', 'test:real', '--', file], left));
  }
  return results;
}

async function main(): Promise<void> {
  const failed: string[] = [];
  for (const [name, ...command] of STEPS) if (!(await holds(name, command))) failed.push(name);
  const results = [await holdTests('tests', ['npm', 'test', '--']), ...(await realTests())];
  rmSync(reports, { recursive: true });
  if (results.some(([held]) => !held)) failed.push('tests');
  if (failed.length > 0) echo(`failed: ${failed.join(', ')}`);
  echo(countsText(sumCounts(results.map(([, counts]) => counts))));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

await main();
