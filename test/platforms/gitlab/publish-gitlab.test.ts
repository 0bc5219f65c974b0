import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GitlabPlace, publishGitlab } from '../../../src/platforms/gitlab/publish-gitlab.ts';
import type { PublishStep } from '../../../src/platforms/publication.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { findingOf, publicationOf, RULE, runOf } from '../publication.ts';
import { type FakeGitlab, fakeGitlab, ME } from './fake-gitlab.ts';

const TOKEN = 'glpat-0123456789SECRET';

let gitlab: FakeGitlab;
beforeEach(async () => {
  gitlab = await fakeGitlab();
});
afterEach(() => gitlab.close());

const publish = (
  runs: readonly SarifRun[],
  more: Partial<GitlabPlace> = {},
  publication: Parameters<typeof publicationOf>[1] = {},
): Promise<PublishStep[]> =>
  publishGitlab(
    {
      api: gitlab.api,
      token: TOKEN,
      tokenKind: 'private',
      project: 'group/sub/shop',
      mergeRequest: 3,
      threads: false,
      noteName: 'summary',
      ...more,
    },
    publicationOf(runs, publication),
  );

describe('the note', () => {
  test('is written once in a subgroup of an instance below a path, rewritten when it changes, else left alone', async () => {
    expect(await publish([runOf({})], {}, { summary: 'first' })).toMatchObject([{ state: 'published' }]);
    expect(await publish([runOf({})], {}, { summary: 'first' })).toMatchObject([{ state: 'unchanged' }]);
    await publish([runOf({})], {}, { summary: 'second' });
    expect(gitlab.notes.map(({ body }) => body)).toEqual(['<!-- tollgate:summary -->\nsecond\n']);
  });

  test('is found on a later page; notes of others stay, and a second one of ours goes', async () => {
    const body = '<!-- tollgate:summary -->\nold';
    for (let id = 1; id <= 150; id += 1) {
      const isOurs = id === 130 || id === 140;
      gitlab.notes.push({ id, body: isOurs || id === 5 ? body : 'lgtm', author: { id: isOurs ? ME : 7 } });
    }
    await publish([runOf({})], {}, { summary: 'new' });
    expect(gitlab.notes).toHaveLength(149);
    expect(gitlab.notes.filter((note) => note.body.includes('new')).map(({ id }) => id)).toEqual([130]);
    expect(gitlab.notes[4]?.body).toContain('old');
  });

  test('whose answer was lost is not written twice', async () => {
    const on = 'POST /gitlab/api/v4/projects/group%2Fsub%2Fshop/merge_requests/3/notes';
    gitlab.mishaps.push({ on, reply: { status: 502, text: '<html>Bad gateway</html>' }, times: 1, late: true });
    expect(await publish([runOf({})])).toMatchObject([{ state: 'unchanged' }]);
    expect(gitlab.notes).toHaveLength(1);
  });

  test('tells what is held back, and no name in it is a quick action, a mention or a command', async () => {
    const evil = 'x\n/close\n::error::y @all <script>';
    await publish([runOf({ status: 'degraded', target: evil, reason: evil })]);
    const body = gitlab.notes[0]?.body ?? '';
    expect(body).toContain('dashboard unchanged');
    expect(body).not.toMatch(/^\s*(?:\/close|::error)/mu);
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('@all');
  });

  test('waits as Retry-After says', async () => {
    const reply = { status: 429, headers: { 'retry-after': '3' }, text: 'Retry later' };
    gitlab.mishaps.push({ on: 'POST', reply, times: 1 });
    const started = performance.now();
    const pace = { secondMs: 40, signal: new AbortController().signal };
    expect(await publish([runOf({})], {}, { pace })).toMatchObject([{ state: 'published' }]);
    expect(performance.now() - started).toBeGreaterThan(115);
    expect(gitlab.notes).toHaveLength(1);
  });

  test.each([
    [401, 'publish/token-refused'],
    [403, 'publish/forbidden'],
    [404, 'publish/not-found'],
    [409, 'publish/conflict'],
    [413, 'publish/too-large'],
    [422, 'publish/refused'],
    [429, 'publish/rate-limited'],
    [500, 'publish/unavailable'],
    [302, 'publish/redirected'],
  ])('answered %i fails as %s and names no token', async (status, code) => {
    const headers = status === 302 ? { location: 'http://127.0.0.1:9/steal' } : undefined;
    const reply = { status, json: { message: `no: ${TOKEN}` }, ...(headers !== undefined && { headers }) };
    gitlab.mishaps.push({ on: 'POST', reply, times: 99 });
    const steps = await publish([runOf({})]);
    expect(steps).toMatchObject([{ state: 'failed', code }]);
    expect(steps[0]?.detail).toContain('no: ***');
    expect(steps[0]?.help?.length).toBeGreaterThan(0);
    expect(JSON.stringify(steps)).not.toContain('SECRET');
  });

  test('of a server that is gone is given up after four tries', async () => {
    gitlab.mishaps.push({ on: 'GET', reply: { status: 200, cut: true }, times: 99 });
    expect(await publish([runOf({})])).toMatchObject([{ state: 'failed', code: 'publish/unreachable' }]);
    expect(gitlab.seen).toHaveLength(4);
  });

  test('with a job token alone is skipped with the reason', async () => {
    const steps = await publish([runOf({})], { tokenKind: 'job' });
    expect(steps).toMatchObject([{ state: 'skipped' }]);
    expect(steps[0]?.detail).toContain('TOLLGATE_GITLAB_TOKEN');
    expect(gitlab.seen).toEqual([]);
  });

  test('is sent with each kind of token in its own header', async () => {
    await publish([runOf({})], { tokenKind: 'oauth' });
    expect(gitlab.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    await publish([runOf({})]);
    expect(gitlab.seen.at(-1)?.headers['private-token']).toBe(TOKEN);
  });
});

const at = (line: number, number = line): ReturnType<typeof findingOf> =>
  findingOf(number, { locations: [{ kind: 'file', uri: 'src/app.ts', region: { startLine: line } }] });

describe('the threads', () => {
  const diff = '@@ -1,2 +1,4 @@\n context\n+added\n+added\n context\n';
  beforeEach(() => {
    gitlab.diffs = [{ new_path: 'src/app.ts', old_path: 'src/app.ts', diff }];
  });

  test('stand on added lines only, once for each finding', async () => {
    const runs = [runOf({}, [at(1), at(2), at(3)])];
    for (let count = 0; count < 3; count += 1) await publish(runs, { threads: true });
    expect(gitlab.discussions.map(({ position }) => position?.['position[new_line]'])).toEqual(['2', '3']);
    expect(gitlab.discussions[0]?.position).toMatchObject({
      'position[base_sha]': 'b',
      'position[start_sha]': 's',
      'position[head_sha]': 'h',
      'position[new_path]': 'src/app.ts',
    });
  });

  test('are resolved when a complete run no longer has the finding, and opened when it is back', async () => {
    await publish([runOf({}, [at(2)])], { threads: true });
    await publish([runOf({ status: 'degraded' })], { threads: true });
    expect(gitlab.discussions[0]?.notes[0]?.resolved).toBe(false);
    await publish([runOf({ tool: { name: 'other' } })], { threads: true });
    expect(gitlab.discussions[0]?.notes[0]?.resolved).toBe(false);
    await publish([runOf({})], { threads: true });
    expect(gitlab.discussions[0]?.notes[0]?.resolved).toBe(true);
    await publish([runOf({}, [at(2)])], { threads: true });
    expect(gitlab.discussions[0]?.notes[0]?.resolved).toBe(false);
    expect(gitlab.discussions).toHaveLength(1);
  });

  test('that a person resolved stay so', async () => {
    await publish([runOf({}, [at(2)])], { threads: true });
    const note = gitlab.discussions[0]?.notes[0];
    Object.assign(note ?? {}, { resolved: true, resolved_by: { id: 7 } });
    await publish([runOf({}, [at(2)])], { threads: true });
    expect(note?.resolved).toBe(true);
  });

  test('are not started for accepted findings, nor for messages that are commands', async () => {
    const accepted = { ...at(2), suppressions: [{ kind: 'external', status: 'accepted' }] as const };
    const evil = findingOf(3, { message: '/merge\n/close', rule: { ...RULE, id: 'a\n/approve' } });
    await publish([runOf({}, [accepted, evil])], { threads: true });
    expect(gitlab.discussions).toHaveLength(1);
    expect(gitlab.discussions[0]?.notes[0]?.body).not.toMatch(/^\s*\//mu);
  });

  test('that GitLab refuses do not keep the others from being started', async () => {
    const on = 'POST /gitlab/api/v4/projects/group%2Fsub%2Fshop/merge_requests/3/discussions';
    gitlab.mishaps.push({ on, reply: { status: 400, json: { message: 'line_code must be valid' } }, times: 1 });
    const steps = await publish([runOf({}, [at(2), at(3)])], { threads: true });
    expect(steps.at(-1)?.detail).toBe('1 started, 0 resolved, 0 opened again, 1 left to the note');
  });

  test('whose answer was lost are not started twice', async () => {
    const on = 'POST /gitlab/api/v4/projects/group%2Fsub%2Fshop/merge_requests/3/discussions';
    gitlab.mishaps.push({ on, reply: { status: 200, cut: true }, times: 1, late: true });
    await publish([runOf({}, [at(2), at(3)])], { threads: true });
    expect(gitlab.discussions).toHaveLength(2);
  });
});
