import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dependencyCheckArguments } from '../../../src/scanners/dependency-check/arguments.ts';
import { scanWithDependencyCheck, type DependencyCheckOptions } from '../../../src/scanners/dependency-check/index.ts';
import type { ScannerRun } from '../../../src/scanners/scanner-run.ts';
import { scannerOptions, standIn, type StandIn } from '../stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-odc-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function reporting(cves: readonly string[], checked = '2026-11-20T10:00:00Z'): StandIn {
  const report = JSON.stringify({
    reportSchema: '1.1',
    scanInfo: { dataSource: [{ name: 'NVD API Last Checked', timestamp: checked }] },
    dependencies: [{ fileName: 'a.jar', vulnerabilities: cves.map((name) => ({ name })) }],
  });
  const before = `while [ $# -gt 0 ]; do case "$1" in --out) out=$2;; --propertyfile) cp "$2" '${folder}/properties';; esac; shift; done
mkdir -p "$out" && cat > "$out/dependency-check-report.json" <<'END'\n${report}\nEND`;
  return { version: 'Dependency-Check Core version 12.1.0', before };
}

function scan(answer: StandIn, probe: StandIn, more: Partial<DependencyCheckOptions> = {}): Promise<ScannerRun> {
  const command = [standIn(folder, 'dependency-check.sh', answer, probe)];
  return scanWithDependencyCheck({
    ...scannerOptions(folder),
    program: { kind: 'command-line', command },
    data: join(folder, 'data'),
    ...more,
  });
}

const known = reporting(['CVE-2021-44228']);

test('a run with a fresh database that knows the probe is complete', async () => {
  expect(await scan(reporting([]), known)).toMatchObject({
    status: 'complete',
    databaseDate: '2026-11-20',
    tool: { version: '12.1.0' },
  });
});

describe('is not complete', () => {
  test.each<[string, StandIn, StandIn, RegExp]>([
    ['a database that does not know the probe', reporting([]), reporting([]), /CVE-2021-44228\) was not reported/u],
    ['an old database', reporting([], '2026-10-01T00:00:00Z'), known, /51 days old/u],
    ['a database of no known age', reporting([], ''), known, /nothing tells how old/u],
    ['no report', { exitCode: 13, stderr: '[ERROR] No documents exist' }, known, /exit code 13.*No documents exist/u],
    ['a gap in the log', { ...reporting([]), stdout: '[WARN] No lock file exists' }, known, /No lock file exists/u],
  ])('%s', async (_name, answer, probe, reason) => {
    const run = await scan(answer, probe);
    expect(run.status).not.toBe('complete');
    expect(run.reason).toMatch(reason);
  });
});

test('the key of the NVD goes by a file, never by an argument', async () => {
  const environment = { PATH: process.env['PATH'], NVD_API_KEY: 'nvd-key-of-a-test' };
  const run = await scan(reporting([]), known, { environment });
  expect(run.command.join(' ')).not.toContain('nvd-key-of-a-test');
  expect(readFileSync(join(folder, 'properties'), 'utf8')).toBe('nvd.api.key=nvd-key-of-a-test\n');
});

test('credentials of OSS Index go the same way; without them it is not asked, which is a note', async () => {
  const environment = { PATH: process.env['PATH'], OSS_INDEX_USERNAME: 'shop', OSS_INDEX_PASSWORD: 'a\\b\nc' };
  const run = await scan(reporting([]), known, { environment });
  expect(run.command).not.toContain('--disableOssIndex');
  expect(readFileSync(join(folder, 'properties'), 'utf8')).toBe(
    'analyzer.ossindex.user=shop\nanalyzer.ossindex.password=a\\\\bc\n',
  );
  const without = await scan(reporting([]), known);
  expect(without.command).toContain('--disableOssIndex');
  expect(without.notices).toEqual([expect.stringMatching(/OSS Index was not asked/u)]);
});

test('not found: absent', async () => {
  const run = await scanWithDependencyCheck({ ...scannerOptions(folder), data: folder });
  expect(run).toMatchObject({ absent: true, status: 'unreadable' });
});

test('arguments name what is scanned, and switch off whoever would be asked', () => {
  const call = {
    kind: 'command-line',
    dir: '/p',
    data: '/d',
    out: '/o',
    noUpdate: false,
    nvdFeed: 'file:///f/',
  } as const;
  expect(dependencyCheckArguments({ ...call, offline: true, suppressions: ['/s.xml'] })).toEqual(
    expect.arrayContaining([
      '--scan',
      '/p',
      '--nvdDatafeed',
      'file:///f/',
      '--suppression',
      '/s.xml',
      '--disableOssIndex',
    ]),
  );
  expect(dependencyCheckArguments({ ...call, noUpdate: true })).not.toContain('--nvdDatafeed');
  expect(dependencyCheckArguments({ ...call, kind: 'wrapper' })).toContain('--');
});
