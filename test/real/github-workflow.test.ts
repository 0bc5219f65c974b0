import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { type AdvisoryServer, startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { sandboxProfile } from '../../src/sandbox/index.ts';
import { freePort } from '../free-port.ts';
import { artifactActions } from './artifact-actions.ts';
import { exportActions } from './export-actions.ts';
import { findTool } from './find-tool.ts';
import { writeUserProject } from './user-project.ts';

interface Line {
  readonly job?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly stepID?: readonly string[];
}

interface UploadedRun {
  readonly automationDetails: { readonly id: string };
}

interface Run {
  readonly status: number;
  readonly lines: readonly Line[];
  readonly text: string;
}

const act = findTool('act');

// One job after the other: all share this machine's ports, which jobs of a hosted runner do not.
const OPTIONS =
  '-P ubuntu-24.04=-self-hosted --pull=false --no-cache-server --json --concurrent-jobs 1 --env NO_COLOR=1'.split(' ');

function outputsOf({ lines }: Run): Record<string, string> {
  const set = lines.filter(({ command }) => command === 'set-output');
  return Object.fromEntries(set.map(({ name, arg }) => [name ?? '', arg ?? '']));
}

function resultsOf({ lines }: Run): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ jobID, jobResult }) => (jobResult === undefined ? [] : [[jobID, jobResult]])),
  );
}

function caller(inputs: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    on: 'push',
    jobs: {
      security: {
        uses: 'OWNER/tollgate/.github/workflows/tollgate.yml@v0.1.0',
        permissions: { actions: 'read', contents: 'read', 'security-events': 'write' },
        with: inputs,
      },
    },
  });
}

describe.skipIf(act === undefined)('workflows, run by act', () => {
  let place: string;
  let ours: string;
  let advisories: AdvisoryServer;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'tollgate-act-'));
    ours = join(place, 'tollgate');
    mkdirSync(ours);
    await exportActions(ours);
    advisories = await startAdvisoryServer();
  });

  beforeEach(() => rmSync(join(place, 'home'), { recursive: true, force: true }));

  afterAll(async () => {
    await advisories.close();
    rmSync(place, { recursive: true, force: true });
  });

  /** Runs the one workflow of a repository for an event; our actions come from the export, under each of `refs`. */
  function run(project: string, options: { event?: string; payload?: object; refs: readonly string[] }): Promise<Run> {
    const home = join(place, 'home', String(Math.random()).slice(2));
    mkdirSync(home, { recursive: true });
    const payload = join(home, 'event.json');
    writeFileSync(payload, JSON.stringify(options.payload ?? {}));
    const texts = globSync('.github/workflows/*.yml', { cwd: ours }).map((file) =>
      readFileSync(join(ours, '.github/workflows', file.replace(/^.*[/\\]/u, '')), 'utf8'),
    );
    const uses = texts.flatMap((text) => [...text.matchAll(/uses: (\S+)/gu)].map(([, name]) => name ?? ''));
    const args = [
      options.event ?? 'push',
      ...OPTIONS,
      '-e',
      payload,
      '--env',
      `ARTIFACTS=${join(home, 'artifacts')}`,
      ...options.refs.flatMap((ref) => ['--local-repository', `OWNER/tollgate@${ref}=${ours}`]),
      ...artifactActions(join(place, 'stand-ins'), [...new Set(uses)]),
    ];
    const env = { HOME: home, PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}` };
    return new Promise((done) => {
      execFile(act ?? '', args, { cwd: project, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        const lines = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));
        done({ status: error === null ? 0 : Number(error.code), lines, text: stdout + stderr });
      });
    });
  }

  const steps = docBlocks('README.md', readFileSync('README.md', 'utf8')).find(({ text }) =>
    text.startsWith('- uses: OWNER/tollgate@'),
  )?.text;

  function readmeWorkflow(events: string): string {
    const own = (steps ?? '').split('\n').map((line) => `      ${line}`);
    return `on: ${events}\njobs:\n  tollgate:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v6\n${own.join('\n')}\n`;
  }

  test.each([
    ['push', {}, 'outdated', 'fail', 'failure'],
    [
      'pull_request',
      { number: 7, pull_request: { number: 7, head: { ref: 'f', repo: { fork: true, full_name: 'else/app' } } } },
      'outdated',
      'fail',
      'failure',
    ],
    ['schedule', { schedule: '17 3 * * 1' }, 'updated', 'pass', 'success'],
    ['merge_group', { merge_group: { head_sha: '0' } }, 'updated', 'pass', 'success'],
  ] as const)('the lines of README alone judge a repository on %s', async (event, payload, state, verdict, result) => {
    const project = join(place, `readme-${event}`);
    const on = event === 'schedule' ? "{ schedule: [{ cron: '17 3 * * 1' }] }" : event;
    const files = { '.github/workflows/ci.yml': readmeWorkflow(on) };
    await writeUserProject(project, { state, registry: advisories.url, files });
    const ended = await run(project, { event, payload, refs: ['COMMIT'] });
    const outputs = outputsOf(ended);
    expect({ verdict: outputs['verdict'], results: resultsOf(ended) }, ended.text).toEqual({
      verdict,
      results: { tollgate: result },
    });
    expect(ended.lines.find(({ command }) => command === 'summary')?.content).toContain('Tollgate');
    expect(outputs['sarif']).toMatch(/tollgate\.sarif$/u);
  });

  test('the reusable workflow scans in parallel jobs, judges once and uploads', async () => {
    const [port, control] = [await freePort(), await freePort()];
    const start = `"${process.execPath}" "${resolve('src/entries/tollgate.ts')}" sandbox --port ${port} --control-port ${control}`;
    const url = `http://127.0.0.1:${port}`;
    const project = join(place, 'parallel');
    const files = {
      '.github/workflows/ci.yml': caller({ scans: 'web,dependencies,payments', 'fail-on': 'critical' }),
      'payments.yml': sandboxProfile(url),
      'tollgate.yml': JSON.stringify({
        app: { url, start },
        web: {},
        dependencies: {},
        payments: { profile: 'payments.yml', attacks: ['pay/refund-exceeds-capture'] },
      }),
    };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files });
    const ended = await run(project, { refs: ['v0.1.0'] });
    expect(Object.values(resultsOf(ended)), ended.text).not.toContain('failure');
    const verdicts = ended.lines.filter(({ command, name }) => command === 'set-output' && name === 'verdict');
    expect(verdicts.map(({ arg }) => arg)).toEqual(['pass', 'pass', 'pass', 'pass']);
    const [artifacts = ''] = globSync('home/*/artifacts/uploaded', { cwd: place });
    expect(existsSync(join(place, artifacts)) && globSync('*.sarif', { cwd: join(place, artifacts) })).not.toEqual([]);
  });

  test('a scan that was asked for and did not run makes it incomplete, and what did run is uploaded alone', async () => {
    const project = join(place, 'missing');
    const files = { '.github/workflows/ci.yml': caller({ scans: 'web,dependencies' }) };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files });
    const ended = await run(project, { refs: ['v0.1.0'] });
    expect(ended.status).not.toBe(0);
    expect(ended.text).toContain('web scan has no target');
    expect(ended.text).toContain('web was expected and did not run');
    expect(outputsOf(ended)['verdict']).toBe('incomplete');
    const uploaded = globSync('home/*/artifacts/uploaded/*.sarif', { cwd: place }).map((file) =>
      readFileSync(join(place, file), 'utf8'),
    );
    const runs = uploaded.flatMap((text) => (JSON.parse(text) as { runs: UploadedRun[] }).runs);
    expect(runs.map(({ automationDetails: { id } }) => id.split('/')[1])).toEqual(['dependencies']);
  });
});
