import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { knownCommand } from '../../src/scanners/known-command.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';
import { standIn, type StandIn } from '../scanners/stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-wrap-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NPM = (high: number): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: high === 0 ? {} : { a: { severity: 'high', via: [{ source: 1 }] } },
    metadata: { vulnerabilities: { high, total: high } },
  });

function wrap(words: readonly string[], ...flags: readonly string[]): Promise<CliOutcome> {
  return runInContext(['wrap', ...flags, '--', ...words], folder);
}

function npm(scan: StandIn, probe?: StandIn): string[] {
  return [standIn(folder, 'npm', scan, probe), 'audit'];
}

describe('wrap', () => {
  test('findings are complete and exit 1, and --json is added so that they can be counted', async () => {
    const outcome = await wrap(npm({ exitCode: 1, stdout: NPM(1) }));
    expect(outcome.exitCode).toBe(1);
    expect(outcome.out).toMatch(/^tollgate: fail: npm ran completely, 1 finding; it ended with exit code 1$/mu);
    expect(outcome.messages).toMatch(/added --json/u);
    expect(readFileSync(join(folder, 'npm-calls'), 'utf8')).toContain('audit --json');
  });

  test('a clean run whose probe is reported is exit 0', async () => {
    const outcome = await wrap(npm({ stdout: NPM(0) }, { exitCode: 1, stdout: NPM(1) }));
    expect([outcome.exitCode, outcome.out]).toEqual([0, expect.stringMatching(/tollgate: pass: npm/u)]);
  });

  test('a clean run by a source that reports nothing for a package known to be vulnerable is exit 3', async () => {
    const outcome = await wrap(npm({ stdout: NPM(0) }));
    expect(outcome.exitCode).toBe(3);
    expect(outcome.out).toMatch(/degraded: the same command reports nothing .*lodash 4\.17\.15/u);
  });

  test('with --json the document alone is on standard output, whatever the scanner writes', async () => {
    const words = npm({ exitCode: 1, stdout: '{"error":{"code":"ENOLOCK","summary":"no lockfile"}}' });
    const outcome = await wrap([...words, '--json'], '--json');
    expect(JSON.parse(outcome.out)).toMatchObject({
      schema: 'tollgate/wrap/1',
      tool: 'npm',
      status: 'unreadable',
      raw: 0,
      exitCode: 3,
      scannerExitCode: 1,
      added: [],
    });
    expect(outcome.messages).toContain('ENOLOCK');
  });

  test('a --json of the scanner is not ours', async () => {
    const outcome = await wrap([...npm({ exitCode: 1, stdout: NPM(1) }), '--json']);
    expect(outcome.out).toMatch(/^tollgate: fail/mu);
  });

  test('a report of an earlier run does not count', async () => {
    const report = JSON.stringify({ results: [] });
    writeFileSync(join(folder, 'r.json'), report);
    utimesSync(join(folder, 'r.json'), new Date(0), new Date(0));
    const words = (before: string): string[] => [
      standIn(folder, 'osv-scanner', { before }),
      'scan',
      '--format=json',
      '--output-file',
      'r.json',
    ];
    const stale = await wrap(words(':'));
    expect(stale.exitCode).toBe(3);
    expect(stale.out).toMatch(/r\.json is of an earlier run/u);
    expect((await wrap(words(`echo '${report}' > r.json`))).exitCode).toBe(0);
  });

  test('a repository of retire that names no library is degraded', async () => {
    writeFileSync(join(folder, 'repo.json'), '{}');
    const retire = standIn(folder, 'retire', { stdout: '{"data":[],"errors":[]}' });
    const outcome = await wrap([retire, '--jsrepo', 'repo.json', '--outputformat', 'json']);
    expect([outcome.exitCode, outcome.out]).toEqual([3, expect.stringMatching(/names no library/u)]);
  });

  test.each([
    ['knows a jar known to be vulnerable', '2026-11-20T00:00:00Z', 'CVE-2021-44228', 0, /pass: dependency-check/u],
    ['does not know it', '2026-11-20T00:00:00Z', 'CVE-2000-0001', 3, /CVE-2021-44228\) was not reported/u],
    ['is old', '2026-09-01T00:00:00Z', 'CVE-2021-44228', 3, /81 days old/u],
  ])('a clean run of Dependency-Check whose database %s', async (_name, timestamp, name, exitCode, said) => {
    const report = (vulnerabilities: readonly object[]): StandIn => ({
      before: `while [ $# -gt 0 ]; do case "$1" in --out) out=$2;; esac; shift; done
mkdir -p "$out" && cat > "$out/dependency-check-report.json" <<'END'
${JSON.stringify({ reportSchema: '1.1', scanInfo: { dataSource: [{ name: 'NVD API Last Checked', timestamp }] }, dependencies: [{ vulnerabilities }] })}
END`,
    });
    const program = standIn(folder, 'dependency-check.sh', report([]), report([{ name }]));
    const outcome = await wrap([program, '--scan', '.', '--out', 'out', '--format', 'JSON', '--disableCentral']);
    expect([outcome.exitCode, outcome.out]).toEqual([exitCode, expect.stringMatching(said)]);
  });

  test('a scanner that hangs is ended', async () => {
    const outcome = await wrap(npm({ before: 'sleep 60' }), '--timeout', '1s');
    expect([outcome.exitCode, outcome.out]).toEqual([3, expect.stringMatching(/ended after 1 s/u)]);
  });

  test('what is no scanner is exit 2, and is not started', async () => {
    const outcome = await wrap(['touch', join(folder, 'made')]);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.messages).toMatch(/is no scanner.*--tool/su);
  });
});

test.each<[string, string | undefined, readonly string[]]>([
  ['npm audit', 'npm', []],
  ['npm run audit-report', undefined, []],
  ['npx --yes snyk@1.1307.4 test', 'snyk', []],
  ['node node_modules/snyk/dist/cli/index.js test --json', 'snyk', []],
  ['yarn npm audit --all', 'yarn', []],
  ['pnpm --dir x audit', 'pnpm', []],
  ['/opt/odc/bin/dependency-check.sh --scan . --out reports -f JSON', 'dependency-check', ['reports']],
  ['npx owasp-dependency-check --out=r', 'owasp-dependency-check-wrapper', ['r']],
  ['mvn -B org.owasp:dependency-check-maven:12.2.2:check', 'dependency-check-maven', ['target']],
  ['osv-scanner scan -L package-lock.json', 'osv-scanner', []],
  ['grype dir:. -o json', 'grype', []],
  ['curl npm audit', undefined, []],
])('%s is %s', (line, tool, reports) => {
  const known = knownCommand(line.split(' '));
  expect(known?.tool).toBe(tool);
  expect(known?.reports ?? []).toEqual(reports);
});

describe('classify', () => {
  test('says in JSON what a recorded run was worth', async () => {
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run/rc'), '1\n');
    writeFileSync(join(folder, 'run/stdout'), NPM(1));
    const outcome = await runInContext(['classify', 'run', '--tool', 'npm', '--version', '11.19.1', '--json'], folder);
    expect(JSON.parse(outcome.out)).toMatchObject({ schema: 'tollgate/classify/1', status: 'findings', raw: 1 });
    expect(outcome.exitCode).toBe(0);
  });

  test.each([
    ['without rc', {}, 2],
    ['with an rc that is no number', { rc: 'x' }, 2],
    ['incomplete', { rc: '1' }, 3],
  ])('a run %s', async (_name, files, exitCode) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    expect((await runInContext(['classify', '.', '--tool', 'snyk'], folder)).exitCode).toBe(exitCode);
  });
});
