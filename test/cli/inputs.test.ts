import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportFiles } from '../../src/util/report-files.ts';
import { sourceLines } from '../../src/util/source-lines.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const npm = (...names: string[]): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          name,
          via: [
            {
              source: index,
              name,
              title: 't',
              url: `https://github.com/advisories/GHSA-aaaa-bbbb-000${index}`,
              severity: 'high',
              range: '*',
            },
          ],
        },
      ]),
    ),
  });
const tollgate = (...argv: string[]): Promise<CliOutcome> => runInContext(argv, folder);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the arguments of normalize', () => {
  test('may be folders, patterns and packed files; a file named twice is read once', async () => {
    write('reports/a.json', npm('a'));
    write('reports/deep/b.json.gz', gzipSync(npm('b')));
    write('reports/note.txt', 'not a report');
    write('other/c.json', npm('c'));
    const { exitCode, out } = await tollgate(
      'normalize',
      'reports',
      'other/*.json',
      'reports/a.json',
      '-o',
      'all.sarif',
    );
    expect(exitCode, out).toBe(0);
    expect(out).toContain('3 distinct findings of 3 reports');
    expect(out).toContain('b.json.gz  npm-audit');
  });

  test('may be standard input', async () => {
    const stdin = Readable.from([npm('a').slice(0, 20), npm('a').slice(20)].map((text) => Buffer.from(text)));
    const { exitCode, out } = await runInContext(['normalize', '-', '-o', 'all.sarif'], folder, { stdin });
    expect(exitCode).toBe(0);
    expect(out).toContain('standard input  npm-audit  1 raw');
  });

  test.each([
    ['nothing*.json', /the pattern fits no file/u],
    ['empty', /the folder holds no report/u],
    ['broken.json.gz', /incorrect header check/u],
    ['cut.json.gz', /unexpected end of file/u],
  ])('%s is named and exit 3', async (name, reason) => {
    mkdirSync(join(folder, 'empty'));
    write('broken.json.gz', 'no gzip');
    write('cut.json.gz', gzipSync(npm('a')).subarray(0, -12));
    const { exitCode, out } = await tollgate('normalize', name, '-o', 'all.sarif');
    expect(exitCode).toBe(3);
    expect(out).toMatch(reason);
  });

  test('a packed file that unpacks beyond the limit is stopped there', async () => {
    write('bomb.json.gz', gzipSync(Buffer.alloc(20 * 1024 * 1024, 0x20)));
    const options = { cwd: folder, stdin: Readable.from([]), signal: new AbortController().signal, limit: 1024 * 1024 };
    const found = await reportFiles(['bomb.json.gz'], options);
    expect(found.files).toMatchObject([{ name: 'bomb.json.gz', problem: 'it comes to more than 1048576 bytes' }]);
    await found.close();
  });
});

const resultsOf = (name: string): unknown =>
  (JSON.parse(read(name)) as { runs: { results: unknown }[] }).runs.map((run) => run.results);

describe('merge', () => {
  test('of shards equals one run', async () => {
    write('a.json', npm('a', 'b'));
    write('b.json', npm('b', 'c'));
    await tollgate('normalize', 'a.json', '-o', 'shard-1.sarif');
    await tollgate('normalize', 'b.json', '-o', 'shard-2.sarif');
    await tollgate('normalize', 'a.json', 'b.json', '-o', 'one.sarif');
    expect((await tollgate('merge', 'shard-1.sarif', 'shard-2.sarif', '-o', 'merged.sarif')).exitCode).toBe(0);
    expect(resultsOf('merged.sarif')).toEqual(resultsOf('one.sarif'));
    await tollgate('merge', 'shard-2.sarif', 'shard-1.sarif', '-o', 'again.sarif');
    expect(resultsOf('again.sarif')).toEqual(resultsOf('one.sarif'));
  });

  test('says what is missing', async () => {
    write('a.json', npm('a'));
    await tollgate('normalize', 'a.json', '-o', 'a.sarif');
    const { exitCode, out } = await tollgate('merge', 'a.sarif', '--expect', 'web,dependencies', '-o', 'm.sarif');
    expect(exitCode).toBe(3);
    expect(out).toContain('incomplete: web was expected and is not there');
    expect((await tollgate('merge', 'gone.sarif', '-o', 'm.sarif')).exitCode).toBe(3);
  });
});

describe('compare', () => {
  test('tells new, gone and unchanged findings of two reports', async () => {
    write('old.json', npm('a', 'b'));
    write('new.json', npm('a').replace('GHSA-aaaa-bbbb-0000', 'GHSA-aaaa-bbbb-0000').replace('"t"', '"t"'));
    const { exitCode, out } = await tollgate('compare', 'old.json', 'new.json', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'tollgate/compare/1',
      counts: { new: 0, updated: 0, absent: 1, unchanged: 1 },
    });
    expect((await tollgate('compare', 'new.json', 'old.json')).out).toMatch(/^new\s+high\s+GHSA-aaaa-bbbb-0001/mu);
  });

  test('a broken baseline or report says nothing is gone', async () => {
    write('old.json', npm('a'));
    write('bad.json', '{');
    expect((await tollgate('compare', 'bad.json', 'old.json')).messages).toContain(
      'the baseline bad.json cannot be read',
    );
    const { exitCode, out } = await tollgate('compare', 'old.json', 'bad.json');
    expect(exitCode).toBe(3);
    expect(out).toContain('0 new, 0 updated, 0 absent, 0 unchanged');
  });
});

describe('sourceLines', () => {
  test('reads lines inside the root and nothing that leads outside', () => {
    write('root/src/a b.ts', 'one\ntwo\r\nthree');
    write('secret.txt', 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'root/link.txt'));
    const lines = sourceLines(join(folder, 'root'));
    expect([lines('src/a b.ts', 1), lines('src/a%20b.ts', 2), lines('./src/a b.ts', 3)]).toEqual([
      'one',
      'two',
      'three',
    ]);
    const outside = [
      '../secret.txt',
      'src/../../secret.txt',
      join(folder, 'secret.txt'),
      `file://${folder}/secret.txt`,
      'link.txt',
      '/etc/passwd',
      'src',
      'a\0b',
      '%E0%A4%A',
    ];
    expect(outside.map((uri) => lines(uri, 1))).toEqual(outside.map(() => undefined));
  });
});
