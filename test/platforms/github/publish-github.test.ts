import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GithubPlace, publishGithub } from '../../../src/platforms/github/publish-github.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { platformServer } from '../platform-server.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';

const TOKEN = 'ghs_0123456789abcdefghijSECRET';
const COMMIT = 'a'.repeat(40);
const SARIFS = 'POST /repos/acme/shop/code-scanning/sarifs';

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub();
});
afterEach(() => github.close());

const place = (more: Partial<GithubPlace> = {}): GithubPlace => ({
  api: github.origin,
  token: TOKEN,
  owner: 'acme',
  repo: 'shop',
  ref: 'refs/heads/main',
  commit: COMMIT,
  pullRequest: 7,
  upload: true,
  comment: true,
  commentName: 'summary',
  anchor: 'tollgate.yml',
  ...more,
});
const onlyUpload = (): GithubPlace => place({ comment: false });
const onlyComment = (): GithubPlace => place({ upload: false });
const zap = runOf({}, [findingOf(1), findingOf(2)]);

describe('the upload', () => {
  test('reaches code scanning with commit, branch and category, and is not sent twice', async () => {
    const publication = publicationOf([zap]);
    github.next = [{ status: 'pending' }, { status: 'complete' }];
    expect(await publishGithub(onlyUpload(), publication)).toMatchObject([{ state: 'published' }]);
    expect(github.uploads).toMatchObject([
      { ref: 'refs/heads/main', commit: COMMIT, categories: ['tollgate/web/ZAP/shop/'], results: [2] },
    ]);
    expect(await publishGithub(onlyUpload(), publication)).toMatchObject([{ state: 'unchanged' }]);
    expect(github.uploads).toHaveLength(1);
  });

  test('of an incomplete run is held back, and its dashboard stays as it was', async () => {
    const created_at = '2026-11-20T10:00:00Z';
    github.analyses.push({
      category: 'tollgate/web/ZAP/shop/',
      commit_sha: 'b'.repeat(40),
      created_at,
      ref: 'refs/heads/main',
    });
    const broken = runOf({ status: 'degraded', reason: 'it crashed\n::error::boo' }, [findingOf(1)]);
    const npm = runOf({ tool: { name: 'npm audit' }, scan: 'dependencies' });
    const steps = await publishGithub(place(), publicationOf([broken, npm]));
    expect(steps.map(({ state }) => state)).toEqual(['held', 'published', 'published']);
    expect(steps[0]?.detail).toBe(
      'dashboard unchanged since 2026-11-20T10:00:00Z (commit bbbbbbb): this run is degraded: it crashed ::error::boo',
    );
    expect(github.uploads.flatMap(({ categories }) => categories)).toEqual(['tollgate/dependencies/npm-audit/shop/']);
    expect(github.comments[0]?.body).toContain('dashboard unchanged since 2026-11-20T10');
  });

  test('empties the parts of a run that was larger, and shards that are no more, only after a complete scan', async () => {
    const ref = 'refs/heads/main';
    const known = ['', 'chunk-01/', '1-2/', '2-2/'].map((part) => `tollgate/web/ZAP/shop/${part}`);
    const other = 'tollgate/web/embedded/shop/';
    for (const category of [...known, other])
      github.analyses.push({ category, commit_sha: COMMIT, created_at: '2026-11-20T10:00:00Z', ref });
    const broken = runOf({ status: 'unreadable' });
    await publishGithub(onlyUpload(), publicationOf([broken]));
    expect(github.uploads).toEqual([]);
    await publishGithub(onlyUpload(), publicationOf([zap]));
    const sent = github.uploads.flatMap(({ categories }) => categories).toSorted();
    expect(sent).toEqual(known.toSorted());
    expect(github.uploads.flatMap(({ results }) => results).reduce((a, b) => a + b)).toBe(2);
  });

  test('that GitHub cannot take in is a failure with its reason, and is sent anew next time', async () => {
    const publication = publicationOf([zap]);
    github.next = [{ status: 'failed', errors: ['rejecting SARIF, as there are more runs than allowed\nevil'] }];
    const [step] = await publishGithub(onlyUpload(), publication);
    expect(step).toMatchObject({ state: 'failed', code: 'publish/file-refused' });
    expect(step?.detail).toContain('rejecting SARIF, as there are more runs than allowed evil');
    github.next = [{ status: 'complete' }];
    expect(await publishGithub(onlyUpload(), publication)).toMatchObject([{ state: 'published' }]);
    expect(github.uploads).toHaveLength(2);
  });

  test('that GitHub is still working on is asked after by the next run, not sent again', async () => {
    const publication = publicationOf([zap]);
    github.next = [...Array.from({ length: 5 }, () => ({ status: 'pending' })), { status: 'complete' }];
    expect((await publishGithub(onlyUpload(), publication))[0]?.detail).toContain('still working');
    expect((await publishGithub(onlyUpload(), publication))[0]?.detail).toContain('taken it in');
    expect(github.uploads).toHaveLength(1);
  });

  test.each([
    [401, 'Bad credentials', 'publish/token-refused'],
    [403, 'Resource not accessible by integration', 'publish/token-read-only'],
    [403, 'Advanced Security must be enabled for this repository to use code scanning.', 'publish/code-scanning-off'],
    [404, 'Not Found', 'publish/not-found'],
    [409, 'Conflict', 'publish/conflict'],
    [413, 'Payload Too Large', 'publish/too-large'],
    [422, 'commit not found', 'publish/refused'],
    [429, 'Too many requests', 'publish/rate-limited'],
    [502, 'Server Error', 'publish/unavailable'],
  ])('answered %i (%s) fails as %s and names no token', async (status, message, code) => {
    const reply = { status, json: { message: `${message} for ${TOKEN}` } };
    github.mishaps.push({ on: SARIFS, reply, times: 99 });
    const steps = await publishGithub(onlyUpload(), publicationOf([zap]));
    expect(steps).toMatchObject([{ state: 'failed', code }]);
    expect(steps[0]?.help?.length).toBeGreaterThan(0);
    expect(steps[0]?.detail).toContain(message);
    expect(JSON.stringify(steps)).not.toContain('SECRET');
  });

  test.each([
    [503, { 'retry-after': '2' }, 'try later'],
    [429, { 'retry-after': '2' }, 'try later'],
    [403, { 'retry-after': '2' }, 'You have exceeded a secondary rate limit'],
    [500, {}, 'oops'],
  ])('is sent again after one %i', async (status, headers, message) => {
    github.mishaps.push({ on: SARIFS, reply: { status, headers, json: { message } }, times: 1 });
    const started = performance.now();
    const publication = publicationOf([zap], { pace: { secondMs: 20, signal: new AbortController().signal } });
    const work = publishGithub(onlyUpload(), publication);
    expect(await work).toMatchObject([{ state: 'published' }]);
    // Two seconds of Retry-After, before the processing is asked for (five seconds).
    expect(performance.now() - started).toBeGreaterThan((5 + ('retry-after' in headers ? 2 : 1)) * 20 - 5);
    expect(github.uploads).toHaveLength(1);
  });

  test('follows a repository to its new name, but never to another server', async () => {
    const location = '/repositories/1/code-scanning/sarifs';
    github.mishaps.push({ on: SARIFS, reply: { status: 307, headers: { location } }, times: 1 });
    expect(await publishGithub(onlyUpload(), publicationOf([zap]))).toMatchObject([{ state: 'published' }]);
    const elsewhere = await platformServer(() => ({ status: 202, json: { id: 'x' } }));
    const away = { status: 307, headers: { location: `${elsewhere.origin}/steal` } };
    github.mishaps.push({ on: SARIFS, reply: away, times: 9 });
    const steps = await publishGithub(onlyUpload(), publicationOf([zap]));
    expect(steps).toMatchObject([{ state: 'failed', code: 'publish/redirected' }]);
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });

  test('without a branch and a commit says what is missing', async () => {
    const { ref: _ref, commit: _commit, ...rest } = onlyUpload();
    expect(await publishGithub(rest, publicationOf([zap]))).toMatchObject([
      { state: 'failed', code: 'publish/no-commit' },
    ]);
  });

  test('is not tried where the token is known to be read-only', async () => {
    const steps = await publishGithub(place({ readOnly: 'a fork' }), publicationOf([zap]));
    expect(steps.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
    expect(github.seen).toEqual([]);
  });
});

const commented = (summary: string): ReturnType<typeof publishGithub> =>
  publishGithub(onlyComment(), publicationOf([zap], { summary }));

describe('the comment', () => {
  test('is written once, rewritten when it changes, and left alone when it does not', async () => {
    await commented('first');
    expect((await commented('first'))[0]?.state).toBe('unchanged');
    await commented('second');
    expect(github.comments.map(({ body }) => body)).toEqual(['<!-- tollgate:summary -->\nsecond\n']);
  });

  test('of another author with our marker stays, and a second one of ours goes', async () => {
    github.user = undefined;
    const body = '<!-- tollgate:summary -->\nold';
    const users = ['mallory', 'github-actions[bot]', 'github-actions[bot]'];
    for (const [index, login] of users.entries())
      github.comments.push({ id: index + 1, body, user: { login, type: 'Bot' } });
    await publishGithub(onlyComment(), publicationOf([zap], { summary: 'new' }));
    expect(github.comments.map((comment) => [comment.user.login, comment.body.split('\n')[1]])).toEqual([
      ['mallory', 'old'],
      ['github-actions[bot]', 'new'],
    ]);
  });

  test('that another job removed meanwhile is no failure', async () => {
    const body = '<!-- tollgate:summary -->\nold';
    for (const id of [1, 2]) github.comments.push({ id, body, user: { login: 'tollgate-bot', type: 'User' } });
    github.mishaps.push({ on: 'DELETE', reply: { status: 404, json: { message: 'Not Found' } }, times: 1, late: true });
    expect(await commented('new')).toMatchObject([{ state: 'published' }]);
    expect(github.comments).toHaveLength(1);
  });

  test('is found behind more than a page of others', async () => {
    for (let id = 1; id <= 130; id += 1) {
      const isOurs = id === 120;
      const body = isOurs ? '<!-- tollgate:summary -->\nold' : 'lgtm';
      github.comments.push({ id, body, user: { login: isOurs ? 'tollgate-bot' : 'bob', type: 'User' } });
    }
    await publishGithub(onlyComment(), publicationOf([zap], { summary: 'new' }));
    expect(github.comments).toHaveLength(130);
    expect(github.comments[119]?.body).toContain('new');
  });

  test('whose answer was lost is not written twice', async () => {
    const reply = { status: 502, json: { message: 'lost' } };
    github.mishaps.push({ on: 'POST /repos/acme/shop/issues/7/comments', reply, times: 1, late: true });
    const steps = await publishGithub(onlyComment(), publicationOf([zap]));
    expect(steps).toMatchObject([{ state: 'unchanged' }]);
    expect(github.comments).toHaveLength(1);
  });

  test('is not tried with a token that expired during the upload', async () => {
    github.mishaps.push({
      on: 'GET /repos/acme/shop/code-scanning/sarifs/',
      reply: { status: 401, json: { message: 'Bad credentials' } },
      times: 99,
    });
    const publication = publicationOf([zap]);
    const steps = await publishGithub(place(), publication);
    expect(steps.map(({ state, code }) => [state, code])).toEqual([
      ['failed', 'publish/token-refused'],
      ['failed', 'publish/token-refused'],
    ]);
    expect(github.seen.some(({ path }) => path.includes('/issues/'))).toBe(false);
    github.mishaps.length = 0;
    // With a new token it goes on where it ended.
    expect((await publishGithub(place(), publication)).map(({ state }) => state)).toEqual(['published', 'published']);
    expect(github.uploads).toHaveLength(1);
  });
});

test('an abort ends it at once', async () => {
  const abort = new AbortController();
  github.next = [{ status: 'pending' }];
  const publication = publicationOf([zap], { pace: { secondMs: 1_000, signal: abort.signal } });
  const work = publishGithub(onlyUpload(), publication);
  setTimeout(() => abort.abort(new Error('enough')), 150);
  await expect(work).rejects.toThrow(/enough|aborted/u);
});
