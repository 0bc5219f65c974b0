import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInContext } from '../run-in-context.ts';

const NOW = '2026-11-21T12:00:00Z';
const CLEAN = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [] }] });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-age-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(name: string, hoursOld: number): void {
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(CLEAN) : CLEAN);
  const written = new Date(Date.parse(NOW) - hoursOld * 3_600_000);
  utimesSync(path, written, written);
}

describe('--max-age', () => {
  test.each(['old.sarif', 'old.sarif.gz'])('a clean report of yesterday is not clean: %s', async (name) => {
    report(name, 25);
    const run = await runInContext(['normalize', name, '--max-age', '24', '--now', NOW], folder);
    expect(run.exitCode).toBe(3);
    expect(run.messages + run.out).toContain('it was written 25 h ago, more than the 24 h that --max-age allows');
    const sarif = readFileSync(join(folder, 'tollgate.sarif'), 'utf8');
    expect(JSON.parse(sarif)).toMatchObject({ runs: [{ properties: { 'tollgate/run': { status: 'degraded' } } }] });
    const gate = await runInContext(['gate', 'tollgate.sarif'], folder);
    expect(gate.exitCode).toBe(3);
  });

  test('a report that is just young enough is clean', async () => {
    report('new.sarif', 24);
    const run = await runInContext(['normalize', 'new.sarif', '--max-age', '24', '--now', NOW], folder);
    expect(run.exitCode).toBe(0);
  });

  test('merge refuses the leftovers of an earlier run as well', async () => {
    report('a.sarif', 1);
    report('b.sarif', 200);
    const args = ['merge', 'a.sarif', 'b.sarif', '--max-age', '24', '--now', NOW];
    expect((await runInContext(args, folder)).exitCode).toBe(3);
  });
});
