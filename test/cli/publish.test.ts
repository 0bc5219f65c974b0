import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sarifText } from '../../src/reporters/sarif.ts';
import { type FakeGithub, fakeGithub } from '../platforms/github/fake-github.ts';
import { type FakeGitlab, fakeGitlab } from '../platforms/gitlab/fake-gitlab.ts';
import { findingOf, runOf } from '../platforms/publication.ts';
import { platformServer } from '../platforms/platform-server.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-publish-'));
const path = (name: string): string => join(folder, name);
const tollgate = (environment: Record<string, string>, ...argv: string[]): Promise<CliOutcome> =>
  runInContext(argv, folder, { environment });

beforeAll(() => {
  const broken = runOf({ status: 'degraded', reason: 'it crashed' });
  writeFileSync(path('all.sarif'), [...sarifText([runOf({}, [findingOf(1)])])].join(''));
  writeFileSync(path('broken.sarif'), [...sarifText([broken])].join(''));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => rmSync(path('.tollgate'), { recursive: true, force: true }));

describe('publish gitlab', () => {
  let gitlab: FakeGitlab;
  let environment: Record<string, string>;
  beforeEach(async () => {
    gitlab = await fakeGitlab();
    environment = {
      CI_API_V4_URL: gitlab.api,
      CI_PROJECT_ID: 'group/sub/shop',
      CI_MERGE_REQUEST_IID: '3',
      CI_PIPELINE_ID: '4711',
      CI_JOB_TOKEN: 'job',
      TOLLGATE_GITLAB_TOKEN: 'glpat-0123456789SECRET',
    };
  });
  afterEach(() => gitlab.close());

  test('takes everything from the variables of the pipeline', async () => {
    const { exitCode, out, events } = await tollgate(environment, 'publish', 'gitlab', 'all.sarif');
    expect(out).toMatch(/^published +note on merge request 3: written \(1\)$/mu);
    expect(out).toMatch(/^tollgate: pass: 1 of 1 published to gitlab$/mu);
    expect(exitCode).toBe(0);
    expect(events).toMatchObject([{ type: 'published', to: 'gitlab', outcome: 'ok' }]);
    expect(gitlab.notes[0]?.body).toContain('csp-missing');
  });

  test('says with 3 that an incomplete run changes no dashboard, naming the run that the dashboard shows', async () => {
    await tollgate(environment, 'publish', 'gitlab', 'all.sarif');
    const { exitCode, out } = await tollgate(
      { ...environment, CI_PIPELINE_ID: '4712' },
      'publish',
      'gitlab',
      'broken.sarif',
    );
    expect(exitCode).toBe(3);
    expect(out).toMatch(/^tollgate: incomplete: 1 of 2 held back: dashboard unchanged since run 4711: .*it crashed$/mu);
  });

  test('exits 4 where only publishing failed, and no output names the token', async () => {
    const json = { message: '401 glpat-0123456789SECRET' };
    gitlab.mishaps.push({ on: 'GET', reply: { status: 401, json }, times: 9 });
    const { exitCode, out, messages, events } = await tollgate(environment, 'publish', 'gitlab', 'all.sarif', '--json');
    expect(exitCode).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'tollgate/publish/1',
      exitCode: 4,
      verdict: 'fail',
      to: 'gitlab',
      steps: [{ state: 'failed', code: 'publish/token-refused' }],
    });
    expect(out + messages).not.toContain('SECRET');
    expect(messages).toContain('= help:');
    expect(events).toMatchObject([{ outcome: 'failed' }]);
  });

  test('without a merge request is skipped', async () => {
    const { CI_MERGE_REQUEST_IID: _iid, ...rest } = environment;
    const { exitCode, out } = await tollgate(rest, 'publish', 'gitlab', 'all.sarif');
    expect(exitCode).toBe(0);
    expect(out).toContain('skipped    note: this pipeline belongs to no merge request');
  });

  test('schedule creates the two schedules, then finds them there; --dry-run only tells', async () => {
    const dry = await tollgate(environment, 'schedule', '--dry-run');
    expect(dry.out).toContain('would create  Tollgate weekly\n    ref: main\n    cron: 17 3 * * 1 UTC');
    expect(gitlab.schedules).toEqual([]);
    expect((await tollgate(environment, 'schedule', '--daily', 'off')).out).toContain('1 of 1 schedules changed');
    expect((await tollgate(environment, 'schedule')).out).toContain('1 of 2 schedules changed');
    expect((await tollgate(environment, 'schedule')).out).toContain('0 of 2 schedules changed');
    expect(gitlab.schedules.map(({ description }) => description)).toEqual(['Tollgate weekly', 'Tollgate daily']);
  });

  test('schedule refuses what is no cron, and says with 4 that GitLab did not take it', async () => {
    expect((await tollgate(environment, 'schedule', '--weekly', '@weekly')).exitCode).toBe(2);
    gitlab.mishaps.push({ on: 'GET', reply: { status: 403, json: { message: '403 Forbidden' } }, times: 9 });
    const { exitCode, messages } = await tollgate(environment, 'schedule');
    expect(exitCode).toBe(4);
    expect(messages).toContain('error[publish/forbidden]');
  });
});

const event = (content: unknown): void => writeFileSync(path('event.json'), JSON.stringify(content));
const pullRequest = (head: string): unknown => ({
  pull_request: { number: 7, head: { repo: { full_name: head } }, base: { repo: { full_name: 'acme/shop' } } },
});

describe('publish github', () => {
  let github: FakeGithub;
  let environment: Record<string, string>;
  beforeEach(async () => {
    github = await fakeGithub();
    environment = {
      GITHUB_API_URL: github.origin,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: path('event.json'),
      GITHUB_TOKEN: 'ghs_0123456789abcdefSECRET',
    };
  });
  afterEach(() => github.close());

  test('writes the comment of the pull request that the event tells of', async () => {
    event(pullRequest('acme/shop'));
    const { exitCode, out } = await tollgate(environment, 'publish', 'github', 'all.sarif', '--only', 'comment');
    expect(out).toMatch(/^published +comment on pull request 7: written/mu);
    expect(exitCode).toBe(0);
    expect(github.comments[0]?.body).toMatch(/^<!-- tollgate:summary -->\n## /u);
  });

  test.each([
    ['a fork', 'mallory/shop', {}],
    ['Dependabot', 'acme/shop', { GITHUB_ACTOR: 'dependabot[bot]' }],
  ])('asks nothing of a token that can only read: %s', async (name, head, more) => {
    event(pullRequest(head));
    const { exitCode, out } = await tollgate({ ...environment, ...more }, 'publish', 'github', 'all.sarif');
    expect(exitCode).toBe(0);
    expect(out).toContain(name);
    expect(github.seen).toEqual([]);
  });

  test('says that code scanning is off, and writes the comment all the same', async () => {
    event(pullRequest('acme/shop'));
    const json = { message: 'Code Security must be enabled for this repository to use code scanning.' };
    github.mishaps.push({ on: 'GET /repos/acme/shop/code-scanning', reply: { status: 403, json }, times: 9 });
    const { exitCode, out } = await tollgate(environment, 'publish', 'github', 'all.sarif');
    expect(exitCode).toBe(4);
    expect(out).toContain('code scanning is off for this repository: Code Security must be enabled');
    expect(github.comments).toHaveLength(1);
  });

  test('survives an event that is none', async () => {
    writeFileSync(path('event.json'), '{"pull_request":');
    const { exitCode, out } = await tollgate(environment, 'publish', 'github', 'all.sarif', '--only', 'comment');
    expect(exitCode).toBe(0);
    expect(out).toContain('skipped    comment: this run belongs to no pull request');
  });
});

test('publish defectdojo remembers what it sent, and a damaged memory is none', async () => {
  const dojo = await platformServer(() => ({ status: 201, json: {} }));
  const environment = { DEFECTDOJO_TOKEN: 'dojo-SECRET' };
  const argv = ['publish', 'defectdojo', 'all.sarif', '--url', dojo.origin, '--project', 'shop'];
  const states: (string | undefined)[] = [];
  for (const damage of [false, false, true]) {
    if (damage) writeFileSync(path('.tollgate/published.json'), '{"schema":"tollgate/published/1","entries":{"x":1');
    states.push((await tollgate(environment, ...argv)).out.split(' ')[0]);
  }
  expect(states).toEqual(['published', 'unchanged', 'published']);
  expect(readFileSync(path('.tollgate/published.json'), 'utf8')).not.toContain('SECRET');
  await dojo.close();
});

test('publish dependency-track sends the packages of the lockfile', async () => {
  const track = await platformServer(() => ({ status: 200, json: { processing: false } }));
  const lock = {
    name: 'shop',
    lockfileVersion: 3,
    packages: { '': { name: 'shop' }, 'node_modules/a': { version: '1.0.0' } },
  };
  writeFileSync(path('package.json'), '{"name":"shop"}');
  writeFileSync(path('package-lock.json'), JSON.stringify(lock));
  const environment = { DEPENDENCY_TRACK_URL: track.origin, DEPENDENCY_TRACK_API_KEY: 'odt-SECRET' };
  const { exitCode } = await tollgate(environment, 'publish', 'dependency-track', 'all.sarif', '--project', 'shop');
  expect(exitCode).toBe(0);
  const { bom } = JSON.parse(track.seen[0]?.body ?? '') as { readonly bom: string };
  expect(Buffer.from(bom, 'base64').toString()).toContain('pkg:npm/a@1.0.0');
  await track.close();
});

test.each([
  [['publish', 'gitlab', 'all.sarif'], /the project is not known/u],
  [['publish', 'gitlab', 'all.sarif', '--project', 'a/b', '--merge-request', '3'], /the token is not known/u],
  [['publish', 'github', 'all.sarif', '--project', 'no slash'], /the token|the repository/u],
  [['publish', 'defectdojo', 'all.sarif', '--url', 'ftp://x'], /no http or https address/u],
  [['publish', 'defectdojo', 'all.sarif', '--url', 'https://a:b@x'], /holds a password/u],
  [['publish', 'gitlab', 'all.sarif', '--merge-request', '0'], /It is no number/u],
  [['publish', 'jira', 'all.sarif'], /Allowed choices are github, gitlab/u],
])('%j is a usage error before anything is sent', async (argv, text) => {
  const { exitCode, messages } = await tollgate({}, ...argv);
  expect(exitCode).toBe(2);
  expect(messages).toMatch(text);
});
