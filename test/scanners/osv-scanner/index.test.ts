import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scanWithOsv, type OsvScannerOptions } from '../../../src/scanners/osv-scanner/index.ts';
import type { ScannerRun } from '../../../src/scanners/scanner-run.ts';
import { zipArchive } from '../../../src/util/zip-archive.ts';
import { scannerOptions, standIn, type StandIn } from '../stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-osv-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const version = 'osv-scanner version: 2.5.1';
const report = (name: string): string =>
  JSON.stringify({ results: [{ packages: [{ package: { name }, vulnerabilities: [{ id: 'GHSA-1' }] }] }] });
const read = 'Scanned /x/package-lock.json file and found 1 package\n';
const found: StandIn = { version, exitCode: 1, stdout: report('lodash'), stderr: read };
const clean: StandIn = { version, stdout: '{"results":[]}', stderr: read };

function database(written: string, archives: Readonly<Record<string, Uint8Array>> = {}): string {
  const root = join(folder, 'db');
  const all = { npm: zipArchive({ 'GHSA-1.json': '{}' }), ...archives };
  for (const [ecosystem, bytes] of Object.entries(all)) {
    const place = join(root, 'osv-scanner', ecosystem);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'all.zip'), bytes);
    utimesSync(join(place, 'all.zip'), new Date(written), new Date(written));
  }
  return root;
}

function scan(program: string, more: Partial<OsvScannerOptions> = {}): Promise<ScannerRun> {
  return scanWithOsv({ ...scannerOptions(folder), program, manifests: ['package-lock.json'], ...more });
}

test('findings are complete where the lockfile was read and the probe was reported', async () => {
  const run = await scan(standIn(folder, 'osv', found), { database: database('2026-11-20T00:00:00Z') });
  expect(run).toMatchObject({
    status: 'complete',
    tool: { version: '2.5.1' },
    databaseDate: '2026-11-20',
    exitCode: 1,
  });
  expect(run.command).toContain('--offline');
});

describe('is not complete', () => {
  test.each<[string, StandIn, StandIn, RegExp]>([
    ['a clean run whose probe was not reported', clean, clean, /lodash 4\.17\.15/u],
    ['a clean run whose probe failed', clean, { ...clean, exitCode: 127 }, /could not be scanned: exit code 127/u],
    ['a lockfile that was not read', { ...found, stderr: '' }, found, /package-lock\.json was not read/u],
    ['a crash', { version, exitCode: 2, stderr: 'panic: boom' }, found, /exit code 2/u],
    ['garbage', { version, stdout: 'nope' }, found, /no JSON/u],
    ['a killed scanner', { ...found, before: 'kill -9 $$' }, found, /SIGKILL/u],
  ])('%s', async (_name, answer, probe, reason) => {
    const run = await scan(standIn(folder, 'osv', answer, probe));
    expect(run.status).not.toBe('complete');
    expect(run.reason).toMatch(reason);
  });

  test('one that hangs is ended at its deadline, with all that it started', async () => {
    const run = await scan(standIn(folder, 'osv', { ...found, before: 'sleep 60 & sleep 60' }), { timeoutMs: 500 });
    expect(run).toMatchObject({
      status: 'unreadable',
      reason: expect.stringMatching(/ended after 0\.5 s/u) as unknown,
    });
  });

  test.each([
    ['an old database', '2026-11-01T00:00:00Z', {}, /is 20 days old \(2026-11-01\), more than the 7 days allowed/u],
    ['an archive without records', '2026-11-20T00:00:00Z', { npm: zipArchive({}) }, /npm holds no record/u],
    ['an archive that is none', '2026-11-20T00:00:00Z', { npm: Buffer.from('nope') }, /npm is no ZIP archive/u],
  ])('%s', async (_name, written, archives, reason) => {
    const run = await scan(standIn(folder, 'osv', found), { database: database(written, archives) });
    expect(run.status).toBe('degraded');
    expect(run.reason).toMatch(reason);
  });

  test('a database without the project’s ecosystem', async () => {
    const manifests = ['package-lock.json', 'pom.xml'];
    const run = await scan(standIn(folder, 'osv', found), { database: database('2026-11-20T00:00:00Z'), manifests });
    expect(run.reason).toMatch(/nothing for Maven/u);
  });
});

describe('is absent', () => {
  test.each<[string, () => Promise<ScannerRun>, RegExp]>([
    ['a program that is not there', () => scan(join(folder, 'none')), /could not be started/u],
    [
      'version 1',
      () => scan(standIn(folder, 'osv', { ...found, version: 'osv-scanner version: 1.9.2' })),
      /1\.9\.2; OSV-Scanner 2 is needed/u,
    ],
    [
      'an empty folder for a database',
      () => scan(standIn(folder, 'osv', found), { database: folder }),
      /no OSV database/u,
    ],
  ])('%s', async (_name, run, reason) => {
    expect(await run()).toMatchObject({
      status: 'unreadable',
      absent: true,
      reason: expect.stringMatching(reason) as unknown,
    });
  });
});
