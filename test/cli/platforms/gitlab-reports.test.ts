import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../../scripts/doc-blocks.ts';
import { GITLAB_REPORT_KINDS } from '../../../src/cli/platforms/gitlab-report-of.ts';
import { gitlabSchema } from '../../../src/cli/platforms/gitlab-schema.ts';
import { sarifText } from '../../../src/reporters/sarif.ts';
import { type RunParts, findingOf, runOf } from '../../reporters/gitlab/report-of.ts';
import { faultsOf } from '../../reporters/gitlab/judge-report.ts';
import { runInContext, type CliOutcome } from '../../run-in-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-gitlab-reports-'));
const path = (name: string): string => join(folder, name);
const json = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));
// The built page, without its scripts.
const dashboard = (): Promise<string> => Promise.resolve('<!--TOLLGATE_NOSCRIPT--><!--TOLLGATE_DATA-->');
const tollgate = (...argv: string[]): Promise<CliOutcome> => runInContext(argv, folder, { dashboard });
const inGitlab = (argv: readonly string[]): Promise<CliOutcome> =>
  runInContext(argv, folder, { dashboard, environment: { GITLAB_CI: 'true', HOME: folder } });

function write(name: string, runs: Parameters<typeof sarifText>[0]): void {
  writeFileSync(path(name), [...sarifText(runs)].join(''));
}

const lodash = { kind: 'package' as const, ecosystem: 'npm', name: 'lodash', manifest: 'package-lock.json', line: 7 };
const web = (info: RunParts = {}) => runOf([findingOf({ evidence: 'card 4242 4242 4242 4242' })], info);
const audit = (info: RunParts = {}) =>
  runOf([findingOf({ locations: [lodash] })], {
    scan: 'dependencies',
    target: 'package-lock.json',
    tool: { name: 'npm audit' },
    ...info,
  });
const payments = (info: RunParts = {}) =>
  runOf([findingOf()], { scan: 'payments', tool: { name: 'tollgate-payments' }, ...info });
const pci = runOf([findingOf({ rule: { ...findingOf().rule, id: 'pci/x' }, locations: [] })], {
  scan: 'pci',
  target: undefined,
});
const broken = { status: 'degraded', reason: 'it saw only errors' } as const;

beforeAll(() => {
  write('all.sarif', [web(), audit(), payments(), pci]);
  write('broken.sarif', [web(broken), audit()]);
  write('two.sarif', [web(), web({ target: 'admin' })]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (sarif: string, output: string): string[] => ['run', '--reports', sarif, '--output', output, '--exit-zero'];

describe('report --as gitlab-…', () => {
  test.each(GITLAB_REPORT_KINDS)('writes %s from a complete run', async (kind) => {
    const { exitCode, out } = await tollgate('report', 'all.sarif', '--as', kind, '-o', `${kind}.json`);
    expect([exitCode, out]).toEqual([0, `written: ${kind}.json`]);
    expect(readFileSync(path(`${kind}.json`), 'utf8')).not.toContain('4242 4242 4242 4242');
  });

  test('writes what GitLab demands, in the version that is asked for', async () => {
    const options = ['--gitlab-schema', '15.1.4', '--now', '2026-11-21T10:00:00Z'];
    const reports = [];
    for (const kind of ['gitlab-dast', 'gitlab-api-fuzzing', 'gitlab-dependency-scanning']) {
      const { out } = await tollgate('report', 'all.sarif', '--as', kind, ...options);
      const report: unknown = JSON.parse(out);
      expect(faultsOf(report, kind.endsWith('scanning') ? 'dependency' : 'web')).toEqual([]);
      reports.push(report);
    }
    const scan = { start_time: '2026-11-21T10:00:00' };
    expect(reports).toMatchObject(
      ['dast', 'api_fuzzing', 'dependency_scanning'].map((type) => ({
        version: '15.1.4',
        scan: { ...scan, type },
      })),
    );
  });

  test('withholds the report of an incomplete scan with 3, and leaves none of an earlier run', async () => {
    writeFileSync(path('gl-dast-report.json'), 'of yesterday');
    const { exitCode, messages } = await tollgate(
      'report',
      'broken.sarif',
      '--as',
      'gitlab-dast',
      '-o',
      'gl-dast-report.json',
    );
    expect(exitCode).toBe(3);
    expect(messages).toContain('no dast report for GitLab: ZAP on shop is degraded (it saw only errors)');
    expect(messages).toContain('dashboard unchanged since the last complete run');
    expect(existsSync(path('gl-dast-report.json'))).toBe(false);
    expect((await tollgate('report', 'broken.sarif', '--as', 'gitlab-dependency-scanning')).exitCode).toBe(0);
  });

  test('the job of the guide makes its report', async () => {
    const job = docBlocks('docs/gitlab.md', readFileSync('docs/gitlab.md', 'utf8')).find(({ text }) =>
      text.startsWith('gl-dast:'),
    );
    const words = /tollgate@VERSION (report .*)/u.exec(job?.text ?? '')?.[1]?.split(' ') ?? [];
    mkdirSync(path('.tollgate'));
    write('.tollgate/tollgate.sarif', [web()]);
    expect((await tollgate(...words)).exitCode).toBe(0);
    expect(faultsOf(json('gl-dast-report.json'), 'web')).toEqual([]);
    write('.tollgate/tollgate.sarif', [web(broken)]);
    expect((await tollgate(...words)).exitCode).toBe(0);
    expect(existsSync(path('gl-dast-report.json'))).toBe(false);
  });

  test('with --exit-zero says the same and ends with 0', async () => {
    const { exitCode, messages } = await tollgate('report', 'broken.sarif', '--as', 'gitlab-dast', '--exit-zero');
    expect(exitCode).toBe(0);
    expect(messages).toContain('dashboard unchanged');
  });

  test('writes no empty report of what was not scanned: it would close what is open', async () => {
    const { exitCode, messages } = await tollgate('report', 'two.sarif', '--as', 'gitlab-api-fuzzing', '-o', 'x.json');
    expect(exitCode).toBe(3);
    expect(messages).toContain('nothing in it is of a scan');
    expect(existsSync(path('x.json'))).toBe(false);
  });

  test('asks which of several targets is meant', async () => {
    const { exitCode, messages } = await tollgate('report', 'two.sarif', '--as', 'gitlab-dast');
    expect(exitCode).toBe(2);
    expect(messages).toContain('--target: admin, shop');
    const { out } = await tollgate('report', 'two.sarif', '--as', 'gitlab-dast', '--target', 'admin');
    expect(JSON.parse(out)).toMatchObject({ scan: { scanner: { id: 'tollgate-dast-admin-zap' } } });
    expect((await tollgate('report', 'two.sarif', '--as', 'gitlab-dast', '--target', 'x')).exitCode).toBe(3);
  });
});

describe('run in a job of GitLab', () => {
  test('writes each report under the name that the templates publish', async () => {
    expect((await inGitlab(run('all.sarif', 'all'))).exitCode).toBe(0);
    expect(readdirSync(path('all/gitlab')).toSorted()).toEqual([
      'gl-api-fuzzing-report.json',
      'gl-code-quality-report.json',
      'gl-dast-report.json',
      'gl-dependency-scanning-report.json',
      'gl-sarif-report.sarif',
    ]);
    expect(faultsOf(json('all/gitlab/gl-dast-report.json'), 'web')).toEqual([]);
    expect(faultsOf(json('all/gitlab/gl-code-quality-report.json'), 'code-quality')).toEqual([]);
  });

  test('writes none of an incomplete scan, removes those of an earlier run, and says so', async () => {
    mkdirSync(path('broken/gitlab'), { recursive: true });
    writeFileSync(path('broken/gitlab/gl-dast-report.json'), 'of yesterday');
    const { messages } = await inGitlab(run('broken.sarif', 'broken'));
    expect(messages).toContain('note: no dast report for GitLab: ZAP on shop is degraded');
    expect(readdirSync(path('broken/gitlab')).toSorted()).toEqual([
      'gl-code-quality-report.json',
      'gl-dependency-scanning-report.json',
    ]);
  });

  test('writes none where an input could not be read: it may have held what would be closed', async () => {
    writeFileSync(path('empty.json'), '');
    await inGitlab(['run', '--reports', 'all.sarif', 'empty.json', '--output', 'half', '--exit-zero']);
    expect(existsSync(path('half/tollgate.sarif'))).toBe(true);
    expect(existsSync(path('half/gitlab'))).toBe(false);
  });

  test('gives each of several targets a file of its own', async () => {
    await inGitlab(run('two.sarif', 'two'));
    expect(readdirSync(path('two/gitlab')).toSorted()).toEqual([
      'gl-dast-report-admin.json',
      'gl-dast-report-shop.json',
    ]);
  });

  test('writes none of a scan in shards until all of them are there', async () => {
    const shards = ['1/3', '3/3', '2/3'].map((shard) => web({ shard }));
    write('some-shards.sarif', shards.slice(0, 2));
    const { messages } = await inGitlab(run('some-shards.sarif', 'some-shards'));
    expect(messages).toContain('no dast report for GitLab: ZAP on shop is degraded (shard 2 of 3 is missing)');
    expect(existsSync(path('some-shards/gitlab'))).toBe(false);
    write('shards.sarif', shards);
    await inGitlab(run('shards.sarif', 'shards'));
    expect(json('shards/gitlab/gl-dast-report.json')).toMatchObject({
      scan: { scanner: { id: 'tollgate-dast-shop-zap' } },
    });
  });

  test('writes none elsewhere', async () => {
    await tollgate(...run('all.sarif', 'elsewhere'));
    expect(existsSync(path('elsewhere/gitlab'))).toBe(false);
  });

  test.each([
    ['19', '2', '15.2.1'],
    ['17', '4', '15.2.1'],
    ['17', '3', '15.1.4'],
    ['16', '11', '15.1.4'],
    ['', '', '15.2.1'],
    ['x', 'y', '15.2.1'],
  ])('takes for GitLab %s.%s the schema %s', (major, minor, schema) => {
    const environment = { CI_SERVER_VERSION_MAJOR: major, CI_SERVER_VERSION_MINOR: minor };
    expect(gitlabSchema({ environment })).toBe(schema);
  });
});

const judge = (...reports: string[]): Promise<CliOutcome> =>
  tollgate('run', '--reports', ...reports, '--output', 'beside');

test("what is named beside a run's folder is judged, and what lies in one with it is told", async () => {
  const own = 'jobs/audit/reports/dependencies.sarif';
  mkdirSync(path('jobs/audit/reports'), { recursive: true });
  write(own, [runOf([], { scan: 'dependencies', tool: { name: 'npm audit' }, target: 'package-lock.json' })]);
  write('jobs/audit/tollgate.sarif', [audit()]);
  write('jobs/legacy.sarif', [web()]);
  const folderAlone = await judge('jobs');
  expect(folderAlone.exitCode).toBe(0);
  expect(folderAlone.messages).toContain("beside the reports of Tollgate's runs these were not read: legacy.sarif;");
  for (const reports of [['jobs', 'jobs/legacy.sarif'], ['jobs/audit', 'all.sarif'], ['jobs/**/*.sarif']]) {
    const { exitCode, messages } = await judge(...reports);
    expect([exitCode, messages.includes('were not read')]).toEqual([1, false]);
  }
});
