import { describe, expect, test } from 'vitest';
import { publishGithub } from '../../../src/platforms/github/publish-github.ts';
import type { PublishStep } from '../../../src/platforms/publication.ts';
import { type FakeGithub, type FakeUpload, fakeGithub } from '../github/fake-github.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { codeOf, STATUSES } from './status-codes.ts';

const TOKEN = 'ghs_0123456789abcdefghijSECRET';
const REPO = '/repos/acme/shop';
const OURS = '<!-- tollgate:summary -->\nold';

/** A route as a mishap names it, what is published, and the statuses that do not keep the rest from being done. */
interface Case {
  readonly route: string;
  readonly part: 'upload' | 'comment';
  /** Our comments that are there already. */
  readonly comments?: number;
  readonly borne?: readonly number[];
}

const CASES: readonly Case[] = [
  { route: `GET ${REPO}/code-scanning/analyses`, part: 'upload', borne: [404] },
  { route: `POST ${REPO}/code-scanning/sarifs`, part: 'upload' },
  { route: `GET ${REPO}/code-scanning/sarifs/`, part: 'upload', borne: [404] },
  { route: `GET ${REPO}/code-scanning/alerts`, part: 'upload', borne: [404] },
  { route: `PATCH ${REPO}/code-scanning/alerts/`, part: 'upload' },
  { route: 'GET /user', part: 'comment', borne: [403] },
  { route: `GET ${REPO}/issues/7/comments`, part: 'comment' },
  { route: `POST ${REPO}/issues/7/comments`, part: 'comment' },
  { route: `PATCH ${REPO}/issues/comments/`, part: 'comment', comments: 1 },
  { route: `DELETE ${REPO}/issues/comments/`, part: 'comment', comments: 2, borne: [404] },
];

const accepted = findingOf(2, {
  suppressions: [{ kind: 'external', status: 'accepted', reason: 'not affected: never called' }],
});

// GitHub wants a second between two writes, so that all statuses are tried side by side.
describe.concurrent('every status that GitHub gives fails as what it means and is made good by the next run, at', () => {
  for (const one of CASES)
    test(one.route, async () => {
      const rows = await Promise.all(STATUSES.map(async (status) => [status, ...(await endingOf(one, status))]));
      const wanted = STATUSES.map((status) => [status, one.borne?.includes(status) ? undefined : codeOf(status), []]);
      expect(rows).toEqual(wanted);
    });
});

/** The code of what failed, and all that is not as it should be. */
async function endingOf(one: Case, status: number): Promise<[code: string | undefined, wrong: string[]]> {
  const github = await fakeGithub();
  for (let id = 1; id <= (one.comments ?? 0); id += 1)
    github.comments.push({ id, body: OURS, user: { login: 'tollgate-bot', type: 'User' } });
  const publish = publisher(github, one);
  github.mishaps.push({ on: one.route, reply: { status, json: { message: `no, ${TOKEN}` } }, times: 99 });
  const steps = await publish();
  const failed = steps.filter(({ state }) => state === 'failed');
  const asked = github.seen.map(({ method, path }) => `${method} ${path}`);
  const wrong = {
    'names the token': JSON.stringify(steps).includes('SECRET'),
    'fails in several ways': new Set(failed.map(({ code }) => code)).size > 1,
    'says not what to do': failed.some(({ help }) => help === undefined || help.length === 0),
    'asks on with a token that was refused': status === 401 && asked.at(-1)?.startsWith(one.route) !== true,
  };
  github.mishaps.length = 0;
  const again = await publish();
  const isUpload = one.part === 'upload';
  const kept = {
    'fails again': !again.every(({ state }) => state === 'published' || state === 'unchanged'),
    'uploads not at all, or the same twice':
      new Set(github.uploads.map(textOf)).size !== github.uploads.length || (github.uploads.length === 0) === isUpload,
    'has not one comment':
      github.comments.map(({ body }) => body).join() !== (isUpload ? '' : '<!-- tollgate:summary -->\nnew\n'),
    'dismisses not what was accepted':
      github.alerts.filter(({ state }) => state === 'dismissed').length !== (isUpload ? 1 : 0),
  };
  await github.close();
  const names = Object.entries({ ...wrong, ...kept }).flatMap(([name, is]) => (is ? [name] : []));
  return [failed[0]?.code, names];
}

const textOf = ({ categories, results }: FakeUpload): string => JSON.stringify([categories, results]);

function publisher(github: FakeGithub, { part }: Case): () => Promise<PublishStep[]> {
  const publication = publicationOf([runOf({}, [findingOf(1), accepted])], { summary: 'new' });
  const place = {
    api: github.origin,
    token: TOKEN,
    owner: 'acme',
    repo: 'shop',
    ref: 'refs/heads/main',
    commit: 'a'.repeat(40),
    pullRequest: 7,
    upload: part === 'upload',
    comment: part === 'comment',
    commentName: 'summary',
    anchor: 'tollgate.yml',
  };
  return () => publishGithub(place, publication);
}
