import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zipArchive } from '../../src/util/zip-archive.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DAY = new Date('2026-11-20T06:00:00Z');
const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  utimesSync(join(folder, name), DAY, DAY);
};
const db = (...words: string[]): Promise<CliOutcome> => runInContext(['db', ...words], folder);

function writeDatabases(root = '.tollgate/databases'): void {
  write(`${root}/osv/osv-scalibr/npm/all.zip`, zipArchive({ 'GHSA-1.json': '{}', 'GHSA-2.json': '{}' }));
  write(`${root}/dependency-check/odc.mv.db`, 'H2');
  write(
    `${root}/kev.json`,
    JSON.stringify({ dateReleased: '2026-11-19T10:00:00Z', vulnerabilities: [{ cveID: 'CVE-2021-44228' }] }),
  );
  write(
    `${root}/epss.csv.gz`,
    gzipSync(
      '#model_version:v2025.03.14,score_date:2026-11-20T12:55:00+0000\ncve,epss,percentile\nCVE-2021-44228,0.9,0.9\n',
    ),
  );
}

describe('status', () => {
  test('says what is there, how old it is and how much it holds', async () => {
    writeDatabases();
    const { exitCode, out } = await db('status', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      databases: [
        { name: 'OSV npm', records: 2, date: '2026-11-20' },
        { name: 'Dependency-Check', date: '2026-11-20' },
        { name: 'CISA KEV', records: 1, date: '2026-11-19' },
        { name: 'EPSS', records: 1, date: '2026-11-20' },
      ],
    });
  });

  test.each([
    ['nothing there', 'other/x', 'x', /there is no database/u],
    ['an empty archive', 'osv/npm/all.zip', zipArchive({}), /holds no record/u],
    ['a broken archive', 'osv/npm/all.zip', 'PK', /no ZIP archive/u],
    ['a catalogue of nothing', 'kev.json', '{"vulnerabilities":[]}', /names no vulnerability/u],
    ['scores that cannot be unpacked', 'epss.csv.gz', Buffer.from([0x1f, 0x8b, 0]), /cannot be unpacked/u],
  ])('%s is incomplete', async (_name, file, content, reason) => {
    write(`.tollgate/databases/${file}`, content);
    const { exitCode, out } = await db('status');
    expect([exitCode, out]).toEqual([3, expect.stringMatching(reason)]);
  });

  test('an old one is incomplete by the given limit', async () => {
    writeDatabases();
    expect((await db('status', '--now', '2027-01-01T00:00:00Z')).out).toMatch(/41 days old/u);
    expect((await db('status', '--now', '2027-01-01T00:00:00Z', '--max-db-age', '60')).exitCode).toBe(0);
  });
});

describe('export and import', () => {
  test('carry the databases to another machine with their dates, and nothing else', async () => {
    writeDatabases();
    write('.tollgate/databases/notes.txt', 'private');
    expect((await db('export', '--output', 'd.tar.gz')).exitCode).toBe(0);
    expect((await db('import', 'd.tar.gz', '--databases', 'there')).exitCode).toBe(0);
    expect(readdirSync(join(folder, 'there'))).toEqual(['dependency-check', 'epss.csv.gz', 'kev.json', 'osv']);
    const [here, there] = [await db('status', '--json'), await db('status', '--json', '--databases', 'there')];
    expect(there.out).toBe(here.out);
  });

  test('import takes the place of what was there', async () => {
    writeDatabases('new');
    await db('export', '--databases', 'new', '--output', 'd.tar.gz');
    write('.tollgate/databases/osv/osv-scalibr/Maven/all.zip', zipArchive({ 'GHSA-3.json': '{}' }));
    expect((await db('import', 'd.tar.gz')).exitCode).toBe(0);
    expect(existsSync(join(folder, '.tollgate/databases/osv/osv-scalibr/Maven'))).toBe(false);
  });

  test('with nothing to export it is incomplete', async () => {
    expect((await db('export')).exitCode).toBe(3);
  });
});

// Imports `a.tar.gz` over databases that must stay as they are.
async function refusal(make: () => Promise<void> | void): Promise<string> {
  writeDatabases();
  const before = readFileSync(join(folder, '.tollgate/databases/kev.json'));
  await make();
  const { exitCode, messages } = await db('import', 'a.tar.gz');
  expect(exitCode).toBe(2);
  expect(readFileSync(join(folder, '.tollgate/databases/kev.json'))).toEqual(before);
  expect(readdirSync(join(folder, '.tollgate/databases')).filter((name) => name.startsWith('.import'))).toEqual([]);
  return messages;
}

const pack = (files: string[], more: object = {}): Promise<void> =>
  create(
    { file: join(folder, 'a.tar.gz'), cwd: folder, gzip: true, portable: true, preservePaths: true, ...more },
    files,
  );

describe('an archive that is refused changes nothing', () => {
  test('a path that leads out of the folder', async () => {
    write('outside.txt', 'x');
    write('in/x', 'x');
    const messages = await refusal(() => pack(['../outside.txt'], { cwd: join(folder, 'in') }));
    expect(messages).toMatch(/leads out of the folder/u);
  });

  test('an absolute path', async () => {
    write('outside.txt', 'x');
    expect(await refusal(() => pack([join(folder, 'outside.txt')]))).toMatch(/leads out of the folder/u);
  });

  test('a link', async () => {
    symlinkSync('/etc', join(folder, 'kev.json'));
    expect(await refusal(() => pack(['kev.json']))).toMatch(/no plain file but a SymbolicLink/u);
  });

  test('what is no database', async () => {
    write('payload.sh', 'x');
    expect(await refusal(() => pack(['payload.sh']))).toMatch(/payload\.sh is no part of a database/u);
  });

  test('a database that is broken', async () => {
    write('kev.json', '{}');
    expect(await refusal(() => pack(['kev.json']))).toMatch(/names no vulnerability/u);
  });

  test.each([
    ['garbage', 'nope'],
    ['nothing', ''],
    ['half an archive', gzipSync('x').subarray(0, 12)],
  ])('%s', async (_name, content) => {
    expect(await refusal(() => write('a.tar.gz', content))).toMatch(/cannot be unpacked/u);
  });
});
