import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GitlabTokenKind } from '../../../src/platforms/gitlab/client.ts';
import { gitlabBaselines } from '../../../src/platforms/gitlab/find-baseline.ts';
import type { PlatformBaselines } from '../../../src/platforms/baseline-files.ts';
import { baselineServer, type BaselineServer } from '../baseline-server.ts';
import { GITLAB_CONTRACT } from './gitlab-contract.ts';

const TOKEN = 'glpat-0123456789SECRET';
const PROJECT = '/gitlab/api/v4/projects/group%2Fsub%2Fshop';
const RAW = `${PROJECT}/jobs/artifacts/release%2F1/raw/.tollgate/baseline/release_1.sarif?job=a%20b`;

let gitlab: BaselineServer;
beforeEach(async () => {
  gitlab = await baselineServer(GITLAB_CONTRACT);
});
afterEach(() => gitlab.close());

const open = (tokenKind: GitlabTokenKind = 'private'): PlatformBaselines =>
  gitlabBaselines({
    api: `${gitlab.origin}/gitlab/api/v4`,
    token: TOKEN,
    tokenKind,
    project: 'group/sub/shop',
    job: 'a b',
    folder: '.tollgate/baseline',
    pace: { secondMs: 1, signal: new AbortController().signal },
  });
const read = async (tokenKind?: GitlabTokenKind): Promise<string> => {
  const [candidate] = await open(tokenKind).artifacts('release/1', 'release_1.sarif');
  if (candidate === undefined) throw new Error('there is no artifact');
  return new TextDecoder().decode(await candidate.read());
};

describe('the artifacts of the last pipeline that succeeded', () => {
  test.each<[GitlabTokenKind, string, string]>([
    ['private', 'private-token', TOKEN],
    ['job', 'job-token', TOKEN],
    ['oauth', 'authorization', `Bearer ${TOKEN}`],
  ])('are read with a token of kind %s', async (kind, header, value) => {
    gitlab.answers.set(RAW, { body: 'content' });
    expect(await read(kind)).toBe('content');
    expect(gitlab.asked[0]?.headers[header]).toBe(value);
  });

  test('are fetched from where they lie, without the token', async () => {
    const store = await baselineServer();
    store.answers.set('/object', { body: 'content' });
    gitlab.answers.set(RAW, { status: 302, location: `${store.origin}/object?sig=1` });
    expect(await read()).toBe('content');
    expect(JSON.stringify(store.asked)).not.toContain('SECRET');
    await store.close();
  });

  test.each([
    [401, /the token was refused/u],
    [403, /may not do this/u],
    [404, /no such thing, or the token may not see it/u],
    [410, /has expired$/u],
    [500, /the server failed/u],
  ])('are an error of one line where GitLab says %s', async (status, message) => {
    gitlab.answers.set(RAW, { status, json: { message: `no\n${TOKEN}` } });
    const error: unknown = await read().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'TollgateError', message: expect.stringMatching(message) });
    expect(String(error)).toMatch(/the artifacts of job a b on release\/1/u);
    expect(String(error)).not.toMatch(/SECRET|\n/u);
  });
});

test('a file on a branch is read by its name', async () => {
  gitlab.answers.set(`${PROJECT}/repository/files/main.sarif/raw?ref=tollgate-baseline`, { body: 'content' });
  const file = open().onBranch('tollgate-baseline', 'main.sarif');
  expect(new TextDecoder().decode(await file.read())).toBe('content');
});

test('an abort ends the search', async () => {
  gitlab.answers.set(RAW, { status: 503 });
  const abort = new AbortController();
  const place = {
    api: `${gitlab.origin}/gitlab/api/v4`,
    token: TOKEN,
    tokenKind: 'job',
    project: 'group/sub/shop',
  } as const;
  const [candidate] = await gitlabBaselines({
    ...place,
    job: 'a b',
    folder: '.tollgate/baseline',
    pace: { secondMs: 60_000, signal: abort.signal },
  }).artifacts('release/1', 'release_1.sarif');
  const reading = candidate?.read();
  abort.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});
