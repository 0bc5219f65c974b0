import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipArchive } from '../../src/util/zip-archive.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';
import { type ReleaseMirror, releaseMirror } from './release-mirror.ts';

const KEV = 'known_exploited_vulnerabilities.json';
const EPSS = 'epss_scores-current.csv.gz';
const records = zipArchive({ 'GHSA-1.json': '{}' });
const files = new Map<string, Uint8Array>();
let mirror: ReleaseMirror;
let root: string;
let work: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tollgate-db-update-'));
  mirror = await releaseMirror(files);
});
afterAll(async () => {
  await mirror.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  work = mkdtempSync(join(root, 'work-'));
  mirror.asked.length = 0;
  files.set('npm/all.zip', records);
  files.set('crates.io/all.zip', records);
  files.set(KEV, Buffer.from('{"dateReleased":"2026-11-20T00:00:00Z","vulnerabilities":[{"cveID":"CVE-1"}]}'));
  files.set(
    EPSS,
    gzipSync('#model_version:v1,score_date:2026-11-20T00:00:00Z\ncve,epss,percentile\nCVE-2021-1,0.1,0.2\n'),
  );
});

const update = (...words: string[]): Promise<CliOutcome> =>
  runInContext(['db', 'update', '--mirror', `${mirror.origin}/`, ...words], work);
const at = (...parts: string[]): string => join(work, '.tollgate', 'databases', ...parts);

describe('tollgate db update', () => {
  test('fetches what tollgate db status then finds usable', async () => {
    const { exitCode, out } = await update('--osv', 'npm,crates.io');
    expect({ exitCode, last: out.split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: 'tollgate: pass: 4 databases fetched into .tollgate/databases',
    });
    const status = await runInContext(['db', 'status', '--max-db-age', '100000'], work);
    expect(status.exitCode).toBe(0);
    expect(status.out).toMatch(/^OSV npm: .*\nOSV crates\.io: |^OSV crates\.io: .*\nOSV npm: /mu);
    expect(readFileSync(at('osv', 'npm', 'all.zip')).equals(Buffer.from(records))).toBe(true);
  });

  test('fetches only what is asked for', async () => {
    expect((await update('--osv', '', '--no-epss')).exitCode).toBe(0);
    expect(mirror.asked).toEqual([`/${KEV}`]);
  });

  test('fetches an ecosystem that is named twice once', async () => {
    expect((await update('--osv', 'npm,npm', '--no-kev', '--no-epss')).exitCode).toBe(0);
    expect(mirror.asked).toEqual(['/npm/all.zip']);
  });

  test('does not take a catalogue that no scan could read whole', async () => {
    const server = createServer((_request, response) =>
      response.writeHead(200, { 'content-length': 2 ** 29 }).flushHeaders(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const words = ['db', 'update', '--osv', '', '--no-epss', '--mirror', `http://127.0.0.1:${port}`];
    const { exitCode, messages } = await runInContext(words, work);
    server.closeAllConnections();
    server.close();
    expect({ exitCode, messages }).toMatchObject({ exitCode: 3, messages: expect.stringContaining('too-large') });
  });

  test('replaces archives in the layout that is there', async () => {
    mkdirSync(at('osv', 'osv-scalibr', 'npm'), { recursive: true });
    writeFileSync(at('osv', 'osv-scalibr', 'npm', 'all.zip'), zipArchive({ 'old.json': '{}', 'older.json': '{}' }));
    expect((await update('--no-kev', '--no-epss')).exitCode).toBe(0);
    expect(readFileSync(at('osv', 'osv-scalibr', 'npm', 'all.zip')).equals(Buffer.from(records))).toBe(true);
    expect(existsSync(at('osv', 'npm'))).toBe(false);
  });

  test.each([
    ['an error page instead of an archive', 'npm/all.zip', '<html>'],
    ['a catalogue that names nothing', KEV, '{"vulnerabilities":[]}'],
    ['scores that are cut off', EPSS, '\u001f'],
  ])('changes nothing where one of them is %s', async (_what, name, content) => {
    await update();
    const before = readFileSync(at('kev.json'));
    files.set(KEV, Buffer.from('{"dateReleased":"2026-11-21T00:00:00Z","vulnerabilities":[{"cveID":"CVE-2"}]}'));
    files.set(name, Buffer.from(content, 'latin1'));
    const { exitCode, messages } = await update();
    expect({ exitCode, messages }).toMatchObject({ exitCode: 3, messages: expect.stringContaining('db/broken') });
    expect(readFileSync(at('kev.json')).equals(before)).toBe(true);
  });

  test.each([
    [['--osv', '', '--no-kev', '--no-epss'], 2, 'db/nothing-wanted'],
    [['--osv', '../x'], 2, 'db/bad-ecosystem'],
    [['--osv', 'Nowhere'], 3, 'download/not-there'],
  ])('%j ends with %i: %s', async (words, code, message) => {
    const { exitCode, messages } = await update(...words);
    expect({ exitCode, messages }).toMatchObject({ exitCode: code, messages: expect.stringContaining(message) });
    expect(existsSync(at('kev.json'))).toBe(false);
  });
});
