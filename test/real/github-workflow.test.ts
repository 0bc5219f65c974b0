import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { type AdvisoryServer, startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { sandboxProfile } from '../../src/sandbox/index.ts';
import { freePort } from '../free-port.ts';
import { type FakeGithub, fakeGithub } from '../platforms/github/fake-github.ts';
import { exportActions } from './export-actions.ts';
import { findTool } from './find-tool.ts';
import { type ActRun, inTurn, outputsOf, resultsOf, runAct } from './run-act.ts';
import { writeUserProject } from './user-project.ts';

const act = findTool('act');

const ORIGIN = 'https://github.com/acme/shop.git';

function caller(event: string, inputs: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    on: event,
    jobs: {
      security: {
        uses: 'OWNER/tollgate/.github/workflows/tollgate.yml@v0.1.0',
        permissions: { actions: 'read', contents: 'read', 'pull-requests': 'write', 'security-events': 'write' },
        with: inputs,
      },
    },
  });
}

describe.skipIf(act === undefined)('workflows, run by act', () => {
  let place: string;
  let ours: string;
  let advisories: AdvisoryServer;
  let github: FakeGithub;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'tollgate-act-'));
    ours = join(place, 'tollgate');
    mkdirSync(ours);
    await exportActions(ours);
    const reusable = join(ours, '.github/workflows/tollgate.yml');
    writeFileSync(reusable, inTurn(readFileSync(reusable, 'utf8')));
    advisories = await startAdvisoryServer();
  });

  beforeEach(async () => {
    rmSync(join(place, 'home'), { recursive: true, force: true });
    github = await fakeGithub();
    github.user = undefined;
  });

  afterEach(() => github.close());

  afterAll(async () => {
    await advisories.close();
    rmSync(place, { recursive: true, force: true });
  });

  /** Runs the one workflow of a repository for an event; our actions come from the export, under each of `refs`. */
  function run(
    project: string,
    options: { event?: string; payload?: object; refs: readonly string[]; home?: string },
  ): Promise<ActRun> {
    const home = join(place, 'home', String(Math.random()).slice(2));
    return runAct({
      act: act ?? '',
      project,
      ours,
      home,
      standIns: join(place, 'stand-ins'),
      api: github.origin,
      ...options,
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

  /** A project whose workflow calls ours for an event, with the sandbox as its app. */
  async function sandboxProject(
    name: string,
    event: string,
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const [port, control] = [await freePort(), await freePort()];
    const start = `"${process.execPath}" "${resolve('src/entries/tollgate.ts')}" sandbox --port ${port} --control-port ${control}`;
    const url = `http://127.0.0.1:${port}`;
    const project = join(place, name);
    const files = {
      '.github/workflows/ci.yml': caller(event, inputs),
      'payments.yml': sandboxProfile(url),
      'tollgate.yml': JSON.stringify({
        app: { url, start },
        web: {},
        dependencies: {},
        payments: { profile: 'payments.yml', attacks: ['pay/refund-exceeds-capture', 'pay/client-price-trusted'] },
      }),
    };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files, origin: ORIGIN });
    return project;
  }

  const kept = (name: string): string[] => globSync(`home/*/${name}`, { cwd: place });

  test('the reusable workflow scans in parallel jobs and shards, judges once, uploads and keeps the baseline', async () => {
    const project = await sandboxProject('parallel', 'push', {
      scans: 'web,dependencies,payments',
      'payment-shards': '["1/2", "2/2"]',
      'fail-on': 'critical',
    });
    const ended = await run(project, { payload: { repository: { default_branch: 'main' } }, refs: ['v0.1.0'] });
    expect(Object.values(resultsOf(ended)), ended.text).not.toContain('failure');
    const verdicts = ended.lines.filter(({ command, name }) => command === 'set-output' && name === 'verdict');
    expect(verdicts.at(-1)?.arg).toBe('pass');
    // A shard is no whole scan, and does not look like one.
    expect(verdicts.map(({ arg }) => String(arg)).toSorted()).toEqual([
      'incomplete',
      'incomplete',
      'pass',
      'pass',
      'pass',
    ]);
    const categories = github.uploads.flatMap((upload) => upload.categories).toSorted();
    expect(
      categories.map((category) => category.split('/').filter((part) => /^(?:\d-\d|[a-z]+)$/u.test(part))),
    ).toEqual([
      ['tollgate', 'dependencies'],
      ['tollgate', 'payments', '1-2'],
      ['tollgate', 'payments', '2-2'],
      ['tollgate', 'web'],
    ]);
    expect(github.comments).toEqual([]);
    expect(kept('artifacts/tollgate-baseline/main.sarif')).toHaveLength(1);
    expect(kept('caches/tollgate-baseline-/main.sarif')).toHaveLength(1);
  });

  test('a pull request gets one comment with the verdict of the gate, and a shard that no job did is missed', async () => {
    const project = await sandboxProject('comment', 'pull_request', {
      scans: 'payments',
      'payment-shards': '["1/3", "3/3"]',
    });
    const own = { ref: 'f', repo: { full_name: 'acme/shop' } };
    const payload = { number: 7, pull_request: { number: 7, head: own, base: own } };
    const ended = await run(project, { event: 'pull_request', payload, refs: ['v0.1.0'] });
    expect(outputsOf(ended)['verdict'], ended.text).toBe('incomplete');
    expect(resultsOf(ended)['gate']).toBe('failure');
    expect(
      github.uploads.flatMap(({ categories }) => categories).filter((name) => name.includes('/payments/')),
    ).toEqual([]);
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('shard 2 of 3 is missing')]);
    expect(kept('caches')).toEqual([]);
  });

  test('the first run adopts what is there, and the next is compared with it, out of the cache', async () => {
    const project = join(place, 'adopt');
    const files = { '.github/workflows/ci.yml': caller('push', { 'upload-sarif': false }) };
    await writeUserProject(project, { state: 'outdated', registry: advisories.url, files, origin: ORIGIN });
    const home = join(place, 'home', 'adopt');
    const options = { payload: { repository: { default_branch: 'main' } }, refs: ['v0.1.0'], home };
    const first = await run(project, options);
    expect(outputsOf(first), first.text).toMatchObject({ verdict: 'pass', new: '0' });
    expect(Number(outputsOf(first)['adopted'])).toBeGreaterThan(0);
    expect(kept('caches/tollgate-baseline-/main.sarif')).toHaveLength(1);
    rmSync(join(home, 'artifacts'), { recursive: true });
    const second = await run(project, options);
    expect(outputsOf(second), second.text).toMatchObject({ verdict: 'pass', new: '0', adopted: '0' });
    expect(github.uploads).toEqual([]);
  });

  test('a fork gets its verdict, and nothing is written', async () => {
    const project = join(place, 'fork');
    const files = { '.github/workflows/ci.yml': caller('pull_request', {}) };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files, origin: ORIGIN });
    const payload = {
      number: 7,
      pull_request: {
        number: 7,
        head: { ref: 'f', repo: { fork: true, full_name: 'else/shop' } },
        base: { ref: 'main', repo: { full_name: 'acme/shop' } },
      },
    };
    const ended = await run(project, { event: 'pull_request', payload, refs: ['v0.1.0'] });
    expect(outputsOf(ended)['verdict'], ended.text).toBe('pass');
    const results = resultsOf(ended);
    expect([results['gate'], results['upload'], results['comment']]).toEqual(['success', undefined, undefined]);
    expect([github.uploads, github.comments]).toEqual([[], []]);
  });

  test('a scan that was asked for and did not run makes it incomplete, and what did run is uploaded alone', async () => {
    const project = join(place, 'missing');
    const files = { '.github/workflows/ci.yml': caller('push', { scans: 'web,dependencies' }) };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files, origin: ORIGIN });
    const ended = await run(project, { refs: ['v0.1.0'] });
    expect(ended.status).not.toBe(0);
    expect(ended.text).toContain('web scan has no target');
    expect(ended.text).toContain('web was expected and did not run');
    expect(outputsOf(ended)['verdict']).toBe('incomplete');
    const categories = github.uploads.flatMap((upload) => upload.categories);
    expect(categories.map((category) => category.split('/')[1])).toEqual(['dependencies']);
    expect(kept('caches')).toEqual([]);
  });

  test('the workflow of the documentation attaches report, bill of materials and verdict to a release', async () => {
    const workflow = docBlocks('docs/github.md', readFileSync('docs/github.md', 'utf8')).find(({ text }) =>
      text.startsWith('name: Tollgate on release'),
    )?.text;
    const project = join(place, 'release');
    const files = { '.github/workflows/release.yml': workflow ?? '' };
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files, origin: ORIGIN });
    const payload = { action: 'published', release: { tag_name: 'v1.2.3' } };
    const ended = await run(project, { event: 'release', payload, refs: ['COMMIT', 'v0.1.0'] });
    expect(resultsOf(ended)['attach'], ended.text).toBe('success');
    const [folder = ''] = kept('released');
    const attached = (name: string): unknown => JSON.parse(readFileSync(join(place, folder, name), 'utf8'));
    expect(readFileSync(join(place, folder, 'tag'), 'utf8').trim()).toBe('v1.2.3');
    expect(attached('verdict.json')).toMatchObject({ verdict: 'pass', exitCode: 0 });
    expect(attached('sbom.cdx.json')).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(attached('vex.cdx.json')).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(attached('tollgate.sarif')).toMatchObject({ version: '2.1.0' });
  });

  test('our own daily workflow scans our own sandbox with our own actions, in shards, and the gate is open', async () => {
    const [port, control] = [await freePort(), await freePort()];
    const project = join(place, 'daily');
    await writeUserProject(project, { state: 'updated', registry: advisories.url, files: {}, origin: ORIGIN });
    for (const path of ['action.yml', 'actions', 'dist'])
      cpSync(join(ours, path), join(project, path), { recursive: true });
    for (const path of ['src', 'package.json']) cpSync(path, join(project, path), { recursive: true });
    const attacks = 'attacks: [pay/refund-exceeds-capture, pay/client-price-trusted, pay/self-transfer-creates-money]';
    mkdirSync(join(project, '.github', 'workflows'), { recursive: true });
    for (const path of ['.github/sandbox.yml', '.github/workflows/daily.yml']) {
      const text = readFileSync(path, 'utf8').replaceAll(/401[01]/gu, (fixed) =>
        String(fixed === '4010' ? port : control),
      );
      writeFileSync(
        join(project, path),
        inTurn(text).replace('payments:\n  profile', `payments:\n  ${attacks}\n  profile`),
      );
    }
    const ended = await run(project, { event: 'schedule', payload: { schedule: '41 4 * * *' }, refs: [] });
    expect(resultsOf(ended), ended.text).toEqual({ web: 'success', payments: 'success', gate: 'success' });
    expect(outputsOf(ended)['verdict']).toBe('pass');
    const [sarif = ''] = kept('artifacts/sandbox-report/tollgate.sarif');
    const { runs } = JSON.parse(readFileSync(join(place, sarif), 'utf8')) as { runs: Record<string, unknown>[] };
    expect(runs).toHaveLength(3);
  });
});
