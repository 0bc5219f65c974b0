import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { $, echo } from 'zx';
import { countsText, sumCounts, type TestCounts, testCounts } from './test-counts.ts';

/** Seconds for `test:real`; what is left when they are over is named as not run. */
const REAL_SECONDS = Number(process.env['TOLLGATE_REAL_SECONDS'] ?? 300);

/** Seconds for the whole check: on a busy machine real tools get less, so that all of it stays below a quarter of an hour. */
const ALL_SECONDS = Math.max(660, REAL_SECONDS);

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

type Ending = 'ok' | 'failed' | 'out of time';

/** Runs one command, says how it ended, and shows what matters of its output where it failed. */
async function endingOf(
  name: string,
  command: readonly string[],
  seconds = 900,
  excerpt = (output: string): string => lastLines(output, 80),
): Promise<Ending> {
  const started = performance.now();
  const run = await $({
    cwd: root,
    nothrow: true,
    quiet: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: `${seconds}s`,
  })`${command}`;
  const took = (performance.now() - started) / 1000;
  if (!run.ok && took >= seconds) return 'out of time';
  echo(`${run.ok ? 'ok    ' : 'FAILED'} ${name} (${took.toFixed(1)} s)`);
  if (!run.ok) echo(`  ${command.join(' ')}\n${excerpt(stripVTControlCharacters(run.stdall))}`);
  return run.ok ? 'ok' : 'failed';
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

// Nothing of what passed: of a long output a reader may get to see a few lines only, and they have to say what failed.
function failuresIn(report: string): (output: string) => string {
  return (output) => {
    const unhandled = output.split('\n').findIndex((line) => line.includes('Unhandled Error'));
    const text = [
      ...testCounts(report).failures.map((failure) => `  failed: ${failure}`),
      ...(unhandled < 0 ? [] : output.split('\n').slice(unhandled, unhandled + 40)),
    ].join('\n');
    return text === '' ? lastLines(output, 80) : text;
  };
}

async function holdTests(name: string, command: readonly string[], seconds?: number): Promise<[Ending, TestCounts]> {
  const report = join(reports, `${name.replaceAll(/\W+/gu, '-')}.json`);
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ending = await endingOf(name, [...command, ...options], seconds, failuresIn(report));
  if (ending === 'out of time') return [ending, { passed: 0, failed: 0, failures: [], skipped: [] }];
  const counts = testCounts(report);
  for (const test of counts.skipped) echo(`  not run: ${test}`);
  return [ending, counts];
}

// One file after the other, so that the time left decides file by file. What it cuts short was not run; it did not fail.
async function realTests(): Promise<[Ending, TestCounts][]> {
  const end = Math.min(performance.now() + REAL_SECONDS * 1000, ALL_SECONDS * 1000);
  const results: [Ending, TestCounts][] = [];
  // The whole families of payment attacks last: they need the most time, and parts of them ran with `npm test`.
  for (const file of [...globSync('test/real/*.test.ts', { cwd: root }).toSorted(), 'test/fuzz/attacks/']) {
    const left = Math.floor((end - performance.now()) / 1000);
    const result: [Ending, TestCounts] =
      left < 10
        ? ['out of time', { passed: 0, failed: 0, failures: [], skipped: [] }]
        : await holdTests(`real: ${basename(file)}`, ['npm', 'run', '-s', 'test:real', '--', file], left);
    if (result[0] === 'out of time') echo(`not run: ${file} (the time for real tools is over)`);
    results.push(result);
  }
  return results;
}

async function main(): Promise<void> {
  const failed: string[] = [];
  for (const [name, ...command] of STEPS) if ((await endingOf(name, command)) !== 'ok') failed.push(name);
  const tests = await holdTests('tests', ['npm', 'test', '--']);
  const real = await realTests();
  rmSync(reports, { recursive: true });
  if (tests[0] !== 'ok' || real.some(([ending]) => ending === 'failed')) failed.push('tests');
  const counts = sumCounts([tests, ...real].map(([, each]) => each));
  if (failed.length > 0) echo(`failed: ${failed.join(', ')}`);
  // Once more, for who reads the end alone.
  for (const failure of counts.failures) echo(`  failed: ${failure}`);
  echo(countsText(counts));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

await main();
