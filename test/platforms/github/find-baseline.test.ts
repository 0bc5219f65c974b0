import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { githubBaselines } from '../../../src/platforms/github/find-baseline.ts';
import type { PlatformBaselines } from '../../../src/platforms/baseline-files.ts';
import { zipArchive } from '../../../src/util/zip-archive.ts';
import { baselineServer, type BaselineServer } from '../baseline-server.ts';
import { GITHUB_CONTRACT } from './github-contract.ts';

const TOKEN = 'ghs_0123456789abcdefghijSECRET';
const LIST = '/repos/acme/shop/actions/artifacts';

let github: BaselineServer;
let store: BaselineServer;
let baselines: PlatformBaselines;
beforeEach(async () => {
  [github, store] = await Promise.all([baselineServer(GITHUB_CONTRACT), baselineServer()]);
  const pace = { secondMs: 1, signal: new AbortController().signal };
  baselines = githubBaselines({ api: github.origin, token: TOKEN, owner: 'acme', repo: 'shop', pace });
});
afterEach(() => Promise.all([github.close(), store.close()]));

const artifact = (id: number, more: object = {}, run: object = {}): object => ({
  id,
  name: 'tollgate-baseline',
  expired: false,
  created_at: `2026-11-0${id}T10:00:00Z`,
  workflow_run: { id: id * 100, repository_id: 1, head_repository_id: 1, head_branch: 'main', ...run },
  ...more,
});
const list = (...artifacts: object[]): void => {
  github.answers.set(LIST, { json: { total_count: artifacts.length, artifacts } });
};
const first = async (): Promise<string> => {
  const [candidate] = await baselines.artifacts('main', 'main.sarif');
  if (candidate === undefined) throw new Error('there is no artifact');
  return new TextDecoder().decode(await candidate.read());
};

describe('an artifact', () => {
  test('is unpacked from the store that it lies in, which never sees the token', async () => {
    list(artifact(1));
    github.answers.set(`${LIST}/1/zip`, { status: 302, location: `${store.origin}/signed?sig=1` });
    store.answers.set('/signed', { body: zipArchive({ 'other.sarif': 'no', 'main.sarif': 'content' }) });
    expect(await first()).toBe('content');
    expect(github.asked.map(({ headers }) => headers.authorization)).toEqual([`token ${TOKEN}`, `token ${TOKEN}`]);
    expect(github.asked[0]?.url).toContain('name=tollgate-baseline');
    expect(JSON.stringify(store.asked)).not.toContain('SECRET');
  });

  test('may hold the plain output of a run', async () => {
    list(artifact(1));
    github.answers.set(`${LIST}/1/zip`, { body: zipArchive({ 'tollgate/tollgate.sarif': 'plain' }) });
    expect(await first()).toBe('plain');
  });

  test('of another branch, of a fork or of another name is none, and the newest comes first', async () => {
    list(
      artifact(1),
      artifact(2, {}, { head_branch: 'feature' }),
      // A fork may call its branch main too.
      artifact(3, {}, { head_repository_id: 666 }),
      artifact(4, { name: 'other' }),
      artifact(5, { workflow_run: null }),
      artifact(6),
    );
    expect((await baselines.artifacts('main', 'main.sarif')).map(({ name }) => name)).toEqual([
      'the artifact tollgate-baseline of run 600',
      'the artifact tollgate-baseline of run 100',
    ]);
  });

  test('is found behind a hundred that others left under its name', async () => {
    const foreign = Array.from({ length: 100 }, () => artifact(3, {}, { head_repository_id: 666 }));
    github.answers.set(`${LIST}?name=tollgate-baseline&page=1&per_page=100`, {
      json: { total_count: 101, artifacts: foreign },
    });
    github.answers.set(`${LIST}?name=tollgate-baseline&page=2&per_page=100`, {
      json: { total_count: 101, artifacts: [artifact(1)] },
    });
    expect(await baselines.artifacts('main', 'main.sarif')).toHaveLength(1);
  });

  test.each([
    ['says that it has expired', { expired: true }, {}, /of run 100 has expired$/u],
    ['is gone (410)', {}, { status: 410, json: { message: 'Gone' } }, /of run 100 has expired$/u],
    [
      'may not be read (403)',
      {},
      { status: 403, json: { message: 'Resource not accessible by integration' } },
      /may not do this \(403\).*needs `actions: read`$/u,
    ],
    ['is not there (404)', {}, { status: 404, json: { message: 'Not Found' } }, /\(404\).*needs `actions: read`$/u],
    ['is no archive', {}, { body: 'a page' }, /of run 100: it is no ZIP archive$/u],
    ['holds something else', {}, { body: zipArchive({ 'a.txt': '' }) }, /neither main\.sarif nor tollgate\.sarif$/u],
    ['is asked of a server that fails', {}, { status: 503, json: { message: 'down' } }, /the server failed \(503\)/u],
    ['lies where only this machine is', {}, { status: 302, location: 'file:///etc/passwd' }, /another address/u],
  ])('that %s is an error of one line', async (_what, more, answer, message) => {
    list(artifact(1, more));
    github.answers.set(`${LIST}/1/zip`, answer);
    await expect(first()).rejects.toMatchObject({ name: 'TollgateError', message: expect.stringMatching(message) });
  });

  test('is fetched again where the connection breaks', async () => {
    list(artifact(1));
    github.answers.set(`${LIST}/1/zip`, undefined);
    await expect(first()).rejects.toThrow(/there was no answer/u);
    expect(github.asked.filter(({ url }) => url.endsWith('/zip'))).toHaveLength(3);
  });
});

test.each([
  [401, /token was refused/u],
  [403, /needs `actions: read`$/u],
  [404, /needs `actions: read`$/u],
])('a list that is refused (%s) is an error of one line, without the token', async (status, message) => {
  github.answers.set(LIST, { status, json: { message: `Resource not accessible by integration\n${TOKEN}` } });
  const error: unknown = await baselines.artifacts('main', 'main.sarif').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'TollgateError', message: expect.stringMatching(message) });
  expect(String(error)).not.toMatch(/SECRET|\n/u);
});

test('a file on a branch is read by its name, or is an error', async () => {
  const file = baselines.onBranch('tollgate-baseline', 'main.sarif');
  github.answers.set('/repos/acme/shop/contents/main.sarif?ref=tollgate-baseline', { body: 'content' });
  expect(new TextDecoder().decode(await file.read())).toBe('content');
  expect(github.asked[0]?.headers.accept).toBe('application/vnd.github.raw+json');
  await expect(baselines.onBranch('tollgate-baseline', 'other.sarif').read()).rejects.toThrow(
    /^the file other\.sarif on branch tollgate-baseline: there is no such thing/u,
  );
});
