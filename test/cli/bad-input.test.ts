import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { runInContext } from '../run-in-context.ts';
import type { BadInput } from './bad-input-samples.ts';
import { UNCLEAN } from './unclean-inputs.ts';
import { WHOLE } from './whole-inputs.ts';

const root = mkdtempSync(join(tmpdir(), 'tollgate-bad-'));
let folder = '';
let number = 0;
beforeEach(() => {
  folder = join(root, String((number += 1)));
  mkdirSync(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Judged {
  readonly normalized: number;
  readonly judged: number;
  readonly text: string;
  readonly results: number;
}

/** Normalizes a file and judges what came of it, by any finding. */
async function judge(file: string): Promise<Judged> {
  const first = await runInContext(['normalize', file, '-o', 'out.sarif', '--stats', 'stats.json'], folder);
  const second = await runInContext(['gate', 'out.sarif', '--fail-on', 'informational'], folder);
  const text = [first, second].map(({ out, messages }) => `${out}\n${messages}`).join('\n');
  const log = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
  return {
    normalized: first.exitCode,
    judged: second.exitCode,
    text,
    results: log.runs.reduce((sum, { results }) => sum + results.length, 0),
  };
}

function write({ file, content }: BadInput): void {
  writeFileSync(join(folder, file), content);
}

// A stack trace, a bug, raw control characters.
const ALARMING = /\n\s+at .+:\d+|error\[bug\]|TypeError|RangeError|[^\P{Cc}\n\t]/u;

describe('what is no report, or half of one, is never clean', () => {
  test.each(UNCLEAN)('$name', async (input) => {
    write(input);
    const { normalized, judged, text, results } = await judge(input.file);
    expect(normalized, text).toBe(3);
    expect(judged, text).toBe((input.findings ?? 0) > 0 ? 1 : 3);
    expect(results).toBe(input.findings ?? 0);
    expect(text).toContain(input.file);
    expect(text).toMatch(input.says ?? /^/u);
    expect(text).not.toMatch(ALARMING);
  });

  test.each(UNCLEAN.filter(({ findings }) => findings === undefined))('$name is no SARIF to judge', async (input) => {
    write(input);
    const { exitCode, messages } = await runInContext(['gate', input.file], folder);
    expect(exitCode).toBe(3);
    expect(messages).toContain(input.file);
    expect(messages).toContain('= help:');
    expect(messages).not.toMatch(ALARMING);
  });
});

describe('what is odd but whole is read', () => {
  test.each(WHOLE)('$name', async (input) => {
    write(input);
    const { normalized, judged, text, results } = await judge(input.file);
    expect(normalized, text).toBe(0);
    expect(judged, text).toBe(1);
    expect(results, text).toBe(input.findings);
    expect(text).not.toMatch(ALARMING);
    expect(({} as { readonly name?: string }).name).toBeUndefined();
    for (const as of ['html', 'markdown', 'junit', 'csv', 'github-sarif']) {
      const { exitCode } = await runInContext(['report', 'out.sarif', '--as', as, '-o', as], folder);
      expect(exitCode, as).toBe(0);
      const bytes = readFileSync(join(folder, as));
      expect(bytes.equals(Buffer.from(bytes.toString('utf8'))), `${as} is UTF-8`).toBe(true);
      expect(bytes.toString('utf8'), as).not.toMatch(/[^\P{Cc}\n\t\r]/u);
    }
  });

  test('no line of a file outside the folder gets into an output', async () => {
    const paths = WHOLE.find(({ name }) => name.startsWith('paths'));
    if (paths === undefined) throw new Error('no such input');
    write(paths);
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(root, 'b'), 'outside-the-root\n');
    await judge(paths.file);
    await runInContext(['report', 'out.sarif', '--as', 'github-sarif', '-o', 'github.sarif'], folder);
    const text = readFileSync(join(folder, 'out.sarif'), 'utf8') + readFileSync(join(folder, 'github.sarif'), 'utf8');
    expect(text).not.toContain('outside-the-root');
    expect(text).not.toContain('root:');
    for (const [, uri = ''] of readFileSync(join(folder, 'github.sarif'), 'utf8').matchAll(/"uri":"([^"]*)"/gu)) {
      expect(uri).not.toMatch(/^(?:\/|[a-z]:|file:|\.\.\/|\\)|\/\.\.\//iu);
    }
  });
});

describe('what is no file', () => {
  test.each([
    ['a folder without reports', '.', /the folder holds no report/u],
    ['a file that is not there', 'nowhere.json', /there is no such file/u],
    ['a pattern that fits nothing', '*.nothing', /the pattern fits no file/u],
    ['a path through a file', 'file.json/x.json', /no such file|not a directory/iu],
    ['a device that never ends', '/dev/zero', /no regular file/u],
    ['a name that is too long', `${'x'.repeat(5000)}.json`, /too long|no such file/iu],
  ])('%s', async (_name, path, says) => {
    writeFileSync(join(folder, 'file.json'), '{}');
    if (path === '.') rmSync(join(folder, 'file.json'));
    const { normalized, judged, text } = await judge(path);
    expect(normalized, text).toBe(3);
    expect(judged, text).toBe(3);
    expect(text).toMatch(says);
    expect(text).not.toMatch(ALARMING);
  });

  test.skipIf(!existsSync('/proc/self/mem'))('a file that cannot be read', async () => {
    const { normalized, judged, text } = await judge('/proc/self/mem');
    expect([normalized, judged], text).toEqual([3, 3]);
    expect(text).toContain('mem');
    expect(text).not.toMatch(ALARMING);
  });

  test.skipIf(process.platform === 'win32')('a pipe to which nobody writes is not waited for', async () => {
    execFileSync('mkfifo', ['pipe.json', 'pipe.json.gz'], { cwd: folder });
    for (const name of ['pipe.json', 'pipe.json.gz']) {
      const { normalized, judged, text } = await judge(name);
      expect([normalized, judged], text).toEqual([3, 3]);
      expect(text).toMatch(/no regular file/u);
    }
    expect((await runInContext(['gate', 'pipe.json'], folder)).exitCode).toBe(3);
  });

  test.each(['.', 'nowhere.sarif', '/dev/zero'])('%s is no SARIF to judge', async (path) => {
    const { exitCode, messages } = await runInContext(['gate', path], folder);
    expect(exitCode, messages).toBe(3);
    expect(messages).toContain(path);
    expect(messages).toContain('= help:');
  });
});
