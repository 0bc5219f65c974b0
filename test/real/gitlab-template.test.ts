import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { ACTIONS } from '../../src/config/actions.ts';
import type { DemoState } from '../../src/demo/demo-packages.ts';
import { type AdvisoryServer, startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { freePort } from '../free-port.ts';
import { faultsOf } from '../reporters/gitlab/judge-report.ts';
import { exportActions } from './export-actions.ts';
import { findTool, TOOL_FOLDERS } from './find-tool.ts';
import { writeUserProject } from './user-project.ts';

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly text: string;
  /** Job → how it ended, from the last lines. */
  readonly jobs: Readonly<Record<string, string>>;
}

const program = findTool('gitlab-ci-local');
const rsync = findTool('rsync');

/** The dependency report that a job published; nothing where it published none. */
function reportOf(folder: string, job: string): { readonly vulnerabilities: readonly unknown[] } | undefined {
  const file = `.gitlab-ci-local/artifacts/${job}-reports/.tollgate/gitlab/gl-dependency-scanning-report.json`;
  if (!existsSync(join(folder, file))) return undefined;
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as { vulnerabilities: unknown[] };
}

describe.skipIf(program === undefined)('GitLab templates and components, in gitlab-ci-local', () => {
  let place: string;
  let ours: string;
  let bin: string;
  let advisories: AdvisoryServer;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'tollgate-gitlab-'));
    ours = join(place, 'tollgate');
    bin = join(place, 'bin');
    mkdirSync(ours);
    mkdirSync(bin);
    await exportActions(ours);
    // Stands in for the registry alone: `npx --yes tollgate@…` runs the bundle of these sources.
    const bundle = resolve('src/entries/tollgate.ts');
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bundle}" "$@"\n`);
    chmodSync(join(bin, 'npx'), 0o755);
    advisories = await startAdvisoryServer();
  });

  afterAll(async () => {
    await advisories.close();
    rmSync(place, { recursive: true, force: true });
  });

  async function project(
    name: string,
    state: DemoState,
    files: Readonly<Record<string, string>>,
    registry: string = advisories.url,
  ): Promise<string> {
    const folder = join(place, name);
    for (const path of ['gitlab-templates', 'templates'])
      cpSync(join(ours, path), join(folder, path), { recursive: true });
    await writeUserProject(folder, { state, registry, files });
    return folder;
  }

  function run(folder: string, args: readonly string[], source = 'push'): Promise<Ended> {
    const variables = { CI_PIPELINE_SOURCE: source, CI_PROJECT_DIR: folder, GITLAB_CI: 'true' };
    const words = [
      '--no-color',
      '--force-shell-executor',
      '--shell-isolation',
      ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
      '--ignore-predefined-vars',
      Object.keys(variables).join(','),
      // The schema that it brings lacks the kind api_fuzzing, which GitLab has had since 13.4.
      '--ignore-schema-paths',
      '#/properties/reports/additionalProperties',
      ...(source === 'merge_request_event' ? ['--unset-variable', 'CI_COMMIT_BRANCH'] : []),
      ...args,
    ];
    const path = [bin, resolve('node_modules/.bin'), ...TOOL_FOLDERS].join(delimiter);
    const env = { PATH: path, HOME: place };
    return new Promise((done) => {
      execFile(program ?? '', words, { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        const ends = stdout.matchAll(/^\s*(PASS|WARN|FAIL)\s+(\S+)/gmu);
        const jobs = Object.fromEntries([...ends].map(([, end = '', job = '']) => [job, end]));
        done({ status: error === null ? 0 : Number(error.code), stdout, text: stdout + stderr, jobs });
      });
    });
  }

  async function preview(
    folder: string,
    include: readonly object[],
  ): Promise<Record<string, Readonly<Record<string, unknown>>>> {
    writeFileSync(join(folder, '.gitlab-ci.yml'), JSON.stringify({ include }));
    const { stdout, text, status } = await run(folder, ['--preview']);
    if (status !== 0) throw new Error(text);
    return load(stdout.slice(stdout.indexOf('---'))) as Record<string, Readonly<Record<string, unknown>>>;
  }

  describe('against GitLab’s schema', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await project('schema', 'updated', { '.gitlab-ci.yml': '{}' });
    });

    test.each(ACTIONS)('$name is valid without inputs, as template and as component', async ({ name }) => {
      const template = await preview(folder, [{ local: `gitlab-templates/${name}.yml` }]);
      expect(template[name]).toMatchObject({ stage: 'test' });
      const component = `$CI_SERVER_FQDN/$CI_PROJECT_PATH/${name}@$CI_COMMIT_SHA`;
      expect((await preview(folder, [{ component }]))[name]).toEqual(template[name]);
    });

    test('takes its inputs', async () => {
      const inputs = { job_name: 'gate', fail_on: 'low', new_only: true, output: 'out' };
      expect((await preview(folder, [{ local: 'gitlab-templates/tollgate.yml', inputs }]))['gate']).toMatchObject({
        variables: { TOLLGATE_FAIL_ON: 'low', TOLLGATE_NEW_ONLY: 'true', TOLLGATE_OUTPUT: 'out' },
        artifacts: { paths: ['out'], reports: { junit: 'out/junit.xml' } },
      });
    });

    test.each([
      [false, ['api_fuzzing', 'codequality', 'dast', 'dependency_scanning']],
      [true, ['api_fuzzing', 'codequality', 'dast', 'dependency_scanning', 'sarif']],
    ])('publishes the reports that GitLab knows, with sarif_report: %s', async (sarif_report, kinds) => {
      const inputs = { job_name: 'gate', sarif_report, output: 'out' };
      const jobs = await preview(folder, [{ local: 'gitlab-templates/aggregate.yml', inputs }]);
      const { reports } = (jobs['gate-reports']?.['artifacts'] ?? {}) as { reports: Record<string, string | string[]> };
      expect(Object.keys(reports).toSorted()).toEqual(kinds);
      expect(String(reports['dast'])).toBe('out/gitlab/gl-dast-report.json');
    });

    test.each([{ fail_on: 'severe' }, { new_only: 'perhaps' }, { max_db_age: 'seven' }])(
      'refuses %j',
      async (inputs) => {
        await expect(preview(folder, [{ local: 'gitlab-templates/tollgate.yml', inputs }])).rejects.toThrow(
          /severe|perhaps|seven|options|boolean|regex/iu,
        );
      },
    );
  });

  describe.skipIf(rsync === undefined)('started (needs rsync)', () => {
    const readme = docBlocks('README.md', readFileSync('README.md', 'utf8')).find(({ text }) =>
      text.startsWith('include:\n  - project: OWNER/tollgate'),
    )?.text;

    const sources = ['merge_request_event', 'push', 'schedule'] as const;
    const outcomes = [
      ['updated', 'PASS', 'pass'],
      ['outdated', 'FAIL', 'fail'],
      ['unreachable', 'FAIL', 'incomplete'],
    ] as const;
    const cases = sources.flatMap((source) => outcomes.map((outcome) => [source, ...outcome] as const));

    test.each(cases)('the lines of README alone on %s, dependencies %s', async (source, state, end, verdict) => {
      const [packages, registry] =
        state === 'unreachable' ? (['outdated', 'http://127.0.0.1:1/'] as const) : ([state, advisories.url] as const);
      const folder = await project(`readme-${source}-${state}`, packages, { '.gitlab-ci.yml': readme ?? '' }, registry);
      const seeded = join(folder, '.gitlab-ci-local/includes/gitlab.example/OWNER/tollgate/COMMIT/gitlab-templates');
      cpSync(join(ours, 'gitlab-templates'), seeded, { recursive: true });
      const { jobs, text } = await run(folder, [], source);
      expect(jobs, text).toEqual({ tollgate: end, 'tollgate-reports': 'PASS' });
      expect(text).toContain(`tollgate: ${verdict}: `);
      // What an incomplete audit did not see must not look fixed: then there is no report at all.
      expect(text.includes('dashboard unchanged since the last complete run')).toBe(verdict === 'incomplete');
      const report = reportOf(folder, 'tollgate');
      expect(report === undefined).toBe(verdict === 'incomplete');
      if (report !== undefined) {
        expect(faultsOf(report, 'dependency')).toEqual([]);
        expect(report.vulnerabilities.length > 0).toBe(verdict === 'fail');
      }
      for (const file of ['tollgate.sarif', 'summary.md', 'junit.xml']) {
        expect(existsSync(join(folder, '.gitlab-ci-local/artifacts/tollgate/.tollgate', file)), file).toBe(true);
      }
    });

    const gate = { local: 'gitlab-templates/aggregate.yml' };

    test('scans end well whatever they find, and the gate alone judges them', async () => {
      const [port, control] = [await freePort(), await freePort()];
      const start = `"${process.execPath}" "${resolve('src/entries/tollgate.ts')}" sandbox --port ${port} --control-port ${control}`;
      const folder = await project('parallel', 'outdated', {
        '.gitlab-ci.yml': JSON.stringify({
          include: [
            { local: 'gitlab-templates/zap-baseline.yml' },
            { local: 'gitlab-templates/dependency-audit.yml' },
            gate,
          ],
        }),
        'tollgate.yml': JSON.stringify({ app: { url: `http://127.0.0.1:${port}`, start }, web: {}, dependencies: {} }),
      });
      const { jobs, text } = await run(folder, ['--concurrency', '1']);
      expect(jobs, text).toEqual({
        'zap-baseline': 'PASS',
        'dependency-audit': 'PASS',
        aggregate: 'FAIL',
        'aggregate-reports': 'PASS',
      });
      const artifacts = join(folder, '.gitlab-ci-local/artifacts');
      expect(existsSync(join(artifacts, 'aggregate/.tollgate/report.html'))).toBe(true);
      expect(readdirSync(join(artifacts, 'aggregate-reports/.tollgate/gitlab')).toSorted()).toEqual([
        'gl-code-quality-report.json',
        'gl-dast-report.json',
        'gl-dependency-scanning-report.json',
      ]);
      // The weekly schedule does not look at the app, so that what is open there stays open.
      const weekly = await run(folder, ['--variable', 'TOLLGATE_SCHEDULE=weekly'], 'schedule');
      expect(weekly.jobs, weekly.text).toEqual({
        'dependency-audit': 'PASS',
        aggregate: 'FAIL',
        'aggregate-reports': 'PASS',
      });
      expect(weekly.text).toContain('unchanged: no gl-dast-report.json');
      expect(weekly.text).toContain('published: gl-dependency-scanning-report.json');
    });

    test('the jobs of a matrix are one scan, and all of them are needed', async () => {
      const port = await freePort();
      const start = `"${process.execPath}" "${resolve('src/entries/tollgate.ts')}" sandbox --port ${port} --control-port ${await freePort()}`;
      const matrix = ['1', '2'].map((index) => ({
        TOLLGATE_SHARD: `${index}/2`,
        TOLLGATE_OUTPUT: `.tollgate/web/${index}`,
      }));
      const folder = await project('matrix', 'updated', {
        '.gitlab-ci.yml': JSON.stringify({
          include: [{ local: 'gitlab-templates/zap-baseline.yml' }, gate],
          'zap-baseline': { parallel: { matrix } },
        }),
        'tollgate.yml': JSON.stringify({ app: { url: `http://127.0.0.1:${port}`, start }, web: { name: 'shop' } }),
      });
      const { jobs, text } = await run(folder, ['--concurrency', '1']);
      expect(jobs, text).toMatchObject({ aggregate: 'PASS', 'aggregate-reports': 'PASS' });
      expect(text).toContain('shard 2 of 2 is missing');
      expect(text).toContain('tollgate: pass: ');
      expect(text).toContain('published: gl-dast-report.json');
      const report = join(folder, '.gitlab-ci-local/artifacts/aggregate-reports/.tollgate/gitlab/gl-dast-report.json');
      expect(faultsOf(JSON.parse(readFileSync(report, 'utf8')), 'web')).toEqual([]);
    });

    test('a configured scan that left no report makes the gate incomplete', async () => {
      const folder = await project('missing', 'updated', {
        '.gitlab-ci.yml': JSON.stringify({
          include: [{ local: 'gitlab-templates/dependency-audit.yml' }, gate],
        }),
        'tollgate.yml': JSON.stringify({ web: { target: 'http://127.0.0.1:1' }, dependencies: {} }),
      });
      const { jobs, text } = await run(folder, []);
      expect(jobs, text).toEqual({ 'dependency-audit': 'PASS', aggregate: 'FAIL', 'aggregate-reports': 'PASS' });
      expect(text).toContain('tollgate: incomplete: web was expected and did not run');
      expect(text).toContain('unchanged: no gl-dast-report.json');
      expect(reportOf(folder, 'aggregate')?.vulnerabilities).toEqual([]);
    });
  });
});
