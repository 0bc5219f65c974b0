import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zipArchive } from '../../../src/util/zip-archive.ts';
import { baselineServer, type BaselineServer } from '../../platforms/baseline-server.ts';
import type { CliOutcome } from '../../run-in-context.ts';
import { type BaselineProject, CHANGE, flaw, MAIN, openProject, sarifOf } from './baseline-project.ts';

let project: BaselineProject;
beforeEach(() => {
  project = openProject();
});
afterEach(() => project.close());

const COMPLETE = sarifOf([flaw('web/a')]);
const INCOMPLETE = sarifOf([flaw('web/a')], { status: 'degraded', reason: 'it crashed' });
/** The folder of baselines where it usually lies: in the checkout. */
const INSIDE = { TOLLGATE_BASELINE_FOLDER: '' };

describe('a kept baseline', () => {
  test.each([
    ['is of an incomplete run', INCOMPLETE, /is of an incomplete run: ZAP is degraded: it crashed$/u],
    ['is no SARIF', 'nothing', /cannot be read as SARIF 2\.1\.0/u],
    ['is of another version', '{"version":"2.0.0","runs":[{}]}', /the SARIF version is "2\.0\.0"/u],
    ['holds no run', '{"version":"2.1.0","runs":[]}', /cannot be read as SARIF 2\.1\.0/u],
    ['ends in the middle', COMPLETE.slice(0, -40), /cannot be read as SARIF 2\.1\.0/u],
  ])('that %s is refused in one line', async (_what, text, notice) => {
    project.write(project.kept, text);
    const { text: found, adoption, notices } = await project.search(MAIN);
    expect([found, adoption]).toEqual(['none', 'none']);
    expect(notices).toEqual([expect.stringMatching(notice), expect.stringContaining('none of main was found')]);
    expect(notices.join('')).not.toContain('\n');
  });

  test.each([
    ['the default branch', MAIN, 'own-branch'],
    ['a pull request', CHANGE, 'target-branch'],
    ['a feature branch', { GITHUB_REF: 'refs/heads/feature' }, 'target-branch'],
    ['a merge queue', { GITHUB_REF: `refs/heads/gh-readonly-queue/main/pr-7-${'a'.repeat(40)}` }, 'target-branch'],
    ['a branch that has only its name', { GITHUB_REF_NAME: 'feature', GITHUB_REF_TYPE: 'branch' }, 'target-branch'],
    [
      'a tag that has only its name',
      { GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag', CI_PIPELINE_ID: '1' },
      'target-branch',
    ],
    ['a tag', { GITHUB_REF: 'refs/tags/v1' }, 'target-branch'],
    ['a branch like another file', { GITHUB_REF: 'refs/heads/../main' }, 'target-branch'],
    ['a branch of GitLab', { CI_PIPELINE_ID: '1', CI_COMMIT_BRANCH: 'feature' }, 'target-branch'],
    ['a merge request', { CI_PIPELINE_ID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }, 'target-branch'],
  ])('of main is what %s is compared with', async (_what, variables, adoption) => {
    project.write(project.kept, COMPLETE);
    const found = await project.search({ CI_DEFAULT_BRANCH: 'main', ...variables });
    expect(found).toEqual({ text: `main, from the file ${project.kept}`, adoption, notices: [] });
  });

  test('is not taken out of the checkout of a change where git cannot tell whether it is part of it', async () => {
    project.write('.tollgate/baseline/main.sarif', COMPLETE);
    const { text, notices } = await project.search({ ...CHANGE, ...INSIDE });
    expect([text, notices[0]]).toEqual(['none', expect.stringContaining('git cannot tell whether')]);
    expect((await project.search({ ...MAIN, ...INSIDE })).text).toContain('main, from');
  });
});

test('where nobody knows a branch the folder alone tells what belongs together', async () => {
  const first = await project.judge([flaw('web/a')], INSIDE);
  expect([first.exitCode, first.out]).toEqual([0, expect.stringContaining('.tollgate/baseline/local.sarif')]);
  expect(first.messages).toContain('baseline: none of local was found');
  const second = await project.judge([flaw('web/a'), flaw('web/b')], INSIDE);
  expect([second.exitCode, second.out]).toEqual([1, expect.stringContaining('1 new finding')]);
});

test('the event of a workflow tells the default branch, and one that cannot be read tells nothing', async () => {
  const event = join(project.folder, 'event.json');
  const push = { GITHUB_REF: 'refs/heads/feature', GITHUB_EVENT_PATH: event };
  const searched = async (text: string): Promise<string | undefined> => {
    writeFileSync(event, text);
    return (await project.search(push)).notices[0];
  };
  expect(await searched('{"repository":{"default_branch":"trunk"}}')).toContain('none of feature or trunk was found');
  for (const text of ['[', '[]', 'null', '{"repository":{"default_branch":{}}}']) {
    expect(await searched(text)).toContain('none of feature was found');
  }
});

// GitHub gives all of them the default branch as their ref, but for reviews.
async function judgedOn(name: string, event: unknown): Promise<CliOutcome> {
  project.write('event.json', JSON.stringify(event));
  return project.judge([flaw('web/a'), flaw('web/b')], {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: join(project.folder, 'event.json'),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_PROTECTED: 'true',
  });
}

describe('an event that leaves no variable of its target', () => {
  const repository = { default_branch: 'main' };
  const request = { base: { ref: 'main' } };
  test.each([
    ['workflow_run', { repository, workflow_run: { event: 'pull_request', head_branch: 'main', pull_requests: [] } }],
    ['workflow_run', { repository, workflow_run: { event: 'pull_request', pull_requests: [request] } }],
    ['workflow_run', { repository, workflow_run: { event: 'push', head_branch: 'feature' } }],
    ['workflow_run', { repository }],
    ['issue_comment', { repository, issue: { pull_request: {} } }],
    ['pull_request_review', { repository, pull_request: request }],
  ])('makes no baseline of what a change brings in: %s %j', async (name, event) => {
    project.write(project.kept, COMPLETE);
    const outcome = await judgedOn(name, event);
    expect([outcome.exitCode, outcome.out]).toEqual([1, expect.stringContaining('1 new finding')]);
    expect(outcome.out).not.toContain('becomes the next baseline');
    expect(readFileSync(project.kept, 'utf8')).toBe(COMPLETE);
  });

  test('is the branch’s own where it follows a push to it', async () => {
    const outcome = await judgedOn('workflow_run', {
      repository,
      workflow_run: { event: 'push', head_branch: 'main' },
    });
    expect(outcome.out).toContain('becomes the next baseline');
  });
});

const hasGit = ((): boolean => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

function git(...words: string[]): void {
  const user = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...user, ...words], { cwd: project.folder, stdio: 'ignore' });
}

test.skipIf(!hasGit)('where git finds no repository nothing is part of a change (skipped without git)', async () => {
  project.write('.tollgate/baseline/main.sarif', COMPLETE);
  const found = await project.search({ ...CHANGE, ...INSIDE, PATH: process.env['PATH'] ?? '' });
  expect(found).toMatchObject({ adoption: 'target-branch', notices: [] });
});

describe.skipIf(!hasGit)('in a repository (skipped where there is no git)', () => {
  const local = { ...INSIDE, PATH: process.env['PATH'] ?? '' };
  const change = { ...CHANGE, ...local };
  beforeEach(() => git('init', '--quiet', '--initial-branch', 'main'));

  test('a baseline that is part of the change is refused', async () => {
    project.write('.tollgate/baseline/main.sarif', COMPLETE);
    git('add', '--all');
    const { text, notices } = await project.search(change);
    expect([text, notices[0]]).toEqual(['none', expect.stringContaining('is part of the repository')]);
    // Beside the files of the repository it is one that the pipeline kept.
    git('rm', '-r', '--quiet', '--cached', '.');
    expect((await project.search(change)).text).toContain('main, from the file');
  });

  test('a baseline that is part of the change is refused behind a link too', async () => {
    project.write('elsewhere/baseline/main.sarif', COMPLETE);
    symlinkSync('elsewhere', join(project.folder, '.tollgate'));
    git('add', '--all');
    expect((await project.search(change)).notices[0]).toContain('is part of the repository');
  });

  test('outside of pipelines the branch that is checked out counts', async () => {
    project.write('.tollgate/baseline/main.sarif', COMPLETE);
    expect(await project.search(local)).toMatchObject({ adoption: 'own-branch', notices: [] });
  });

  test('the branch tollgate-baseline is asked last', async () => {
    project.write('main.sarif', COMPLETE);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
    git('update-ref', 'refs/remotes/origin/tollgate-baseline', 'HEAD');
    rmSync(join(project.folder, 'main.sarif'));
    expect((await project.search(change)).text).toBe('main, from the file main.sarif on branch tollgate-baseline');
  });
});

describe('on a platform', () => {
  let server: BaselineServer;
  beforeEach(async () => {
    server = await baselineServer();
  });
  afterEach(() => server.close());

  const LIST = '/repos/acme/shop/actions/artifacts';
  const github = (): Record<string, string> => ({
    ...CHANGE,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: server.origin,
    GITHUB_TOKEN: 'ghs_0123456789abcdefghijSECRET',
  });

  test('GitHub: the newest artifact of a complete run is taken, and what is wrong with others is said', async () => {
    const artifacts = [1, 2, 3].map((id) => ({
      id,
      name: 'tollgate-baseline',
      expired: id === 3,
      created_at: `2026-11-0${id}T10:00:00Z`,
      workflow_run: { id, repository_id: 1, head_repository_id: 1, head_branch: 'main' },
    }));
    server.answers.set(LIST, { json: { total_count: 3, artifacts } });
    server.answers.set(`${LIST}/2/zip`, { body: zipArchive({ 'main.sarif': INCOMPLETE }) });
    server.answers.set(`${LIST}/1/zip`, { body: zipArchive({ 'main.sarif': COMPLETE }) });
    expect(await project.search(github())).toEqual({
      text: 'main, from the artifact tollgate-baseline of run 1',
      adoption: 'target-branch',
      notices: [
        'baseline: the artifact tollgate-baseline of run 3 has expired',
        expect.stringContaining('of run 2 is of an incomplete run'),
      ],
    });
  });

  test('GitHub: without permission the branch is asked, and where that has none either, all is said', async () => {
    server.answers.set(LIST, { status: 403, json: { message: 'Resource not accessible by integration' } });
    const none = await project.search(github());
    expect(none).toMatchObject({ text: 'none', adoption: 'none' });
    expect(none.notices).toEqual([
      expect.stringMatching(/needs `actions: read`$/u),
      expect.stringContaining('the file main.sarif on branch tollgate-baseline: there is no such thing'),
      'baseline: none of main was found',
    ]);
    expect(JSON.stringify(none)).not.toContain('SECRET');
    server.answers.set('/repos/acme/shop/contents/main.sarif?ref=tollgate-baseline', { body: COMPLETE });
    expect((await project.search(github())).text).toBe('main, from the file main.sarif on branch tollgate-baseline');
  });

  test('GitHub: nothing is asked without a token, or of an address that holds a password', async () => {
    const { GITHUB_TOKEN: _token, ...without } = github();
    expect((await project.search(without)).notices).toEqual([expect.stringContaining('(no token: set GITHUB_TOKEN')]);
    const bad = { ...github(), GITHUB_API_URL: 'https://a:b@example.org' };
    expect((await project.search(bad)).notices).toEqual([expect.stringContaining('holds a password')]);
    expect(server.asked).toEqual([]);
  });

  test('GitLab: the artifacts of the same job on the target branch are taken, then a branch is asked', async () => {
    const job = {
      ...INSIDE,
      CI_PIPELINE_ID: '1',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_API_V4_URL: `${server.origin}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_PROJECT_DIR: project.folder,
      CI_JOB_NAME: 'gate',
      CI_JOB_TOKEN: 'glcbt-0123456789SECRET',
    };
    const raw = '/api/v4/projects/7/jobs/artifacts/main/raw/.tollgate/baseline/main.sarif?job=gate';
    server.answers.set(raw, { body: COMPLETE });
    expect((await project.search(job)).text).toBe('main, from the artifacts of job gate on main');
    server.answers.set(raw, { status: 403, json: { message: '403 Forbidden' } });
    const none = await project.search(job);
    expect(none.notices).toEqual([
      expect.stringMatching(/the artifacts of job gate on main: the token may not do this \(403\)/u),
      expect.stringMatching(/on branch tollgate-baseline: there is no such thing/u),
      'baseline: none of main was found',
    ]);
    expect(JSON.stringify(none)).not.toContain('SECRET');
  });

  test('a run that could not ask for its baseline becomes none: a finding that shut the gate would pass for ever', async () => {
    const job = {
      CI_PIPELINE_ID: '1',
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
      CI_API_V4_URL: `${server.origin}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_JOB_TOKEN: 'glcbt-0123456789SECRET',
    };
    server.answers.set('/api/v4/projects/7/repository/files/main.sarif/raw', { status: 429, retryAfter: 90_000 });
    const asked = await project.judge([flaw('web/a')], job);
    expect(asked.out).toContain('does not become the next baseline');
    expect(existsSync(project.kept)).toBe(false);
    server.answers.clear();
    expect((await project.judge([flaw('web/a')], job)).out).toContain('becomes the next baseline');
  });
});
