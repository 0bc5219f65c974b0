import { describe, expect, test } from 'vitest';
import { TollgateError } from '../../../src/model/errors.ts';
import { publishGitlab } from '../../../src/platforms/gitlab/publish-gitlab.ts';
import { syncSchedules } from '../../../src/platforms/gitlab/sync-schedules.ts';
import { type FakeGitlab, fakeGitlab, ME } from '../gitlab/fake-gitlab.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { codeOf, STATUSES } from './status-codes.ts';

const TOKEN = 'glpat-0123456789SECRET';
const PROJECT = '/gitlab/api/v4/projects/group%2Fsub%2Fshop';
const REQUEST = `${PROJECT}/merge_requests/3`;
const OURS = '<!-- tollgate:summary -->\nold';
const SCHEDULE = {
  description: 'Tollgate weekly',
  ref: 'main',
  cron: '17 3 * * 1',
  timezone: 'UTC',
  variables: { TOLLGATE_SCHEDULE: 'weekly' },
};

/** A route as a mishap names it, what leads to it, and the statuses that do not keep the rest from being done. */
interface Case {
  readonly route: string;
  readonly part: 'note' | 'threads' | 'schedule';
  /** What is there already: notes of ours, a thread whose finding is gone, a schedule that differs. */
  readonly there?: number;
  readonly borne?: readonly number[];
}

const CASES: readonly Case[] = [
  { route: 'GET /gitlab/api/v4/user', part: 'note' },
  { route: `GET ${REQUEST}/notes`, part: 'note' },
  { route: `POST ${REQUEST}/notes`, part: 'note' },
  { route: `PUT ${REQUEST}/notes/`, part: 'note', there: 1 },
  { route: `DELETE ${REQUEST}/notes/`, part: 'note', there: 2, borne: [404] },
  { route: `GET ${REQUEST}/discussions`, part: 'threads' },
  // A place that GitLab refuses is left to the note.
  { route: `POST ${REQUEST}/discussions`, part: 'threads', borne: [422] },
  { route: `PUT ${REQUEST}/discussions/`, part: 'threads', there: 1 },
  { route: `GET ${REQUEST}/diffs`, part: 'threads' },
  { route: `GET ${PROJECT}/pipeline_schedules`, part: 'schedule' },
  { route: `POST ${PROJECT}/pipeline_schedules`, part: 'schedule' },
  { route: `GET ${PROJECT}/pipeline_schedules/1`, part: 'schedule', there: 1 },
  { route: `PUT ${PROJECT}/pipeline_schedules/1`, part: 'schedule', there: 1 },
  { route: `POST ${PROJECT}/pipeline_schedules/1/variables`, part: 'schedule' },
  { route: `PUT ${PROJECT}/pipeline_schedules/1/variables/`, part: 'schedule', there: 1 },
];

describe('every status that GitLab gives fails as what it means and is made good by the next run, at', () => {
  for (const one of CASES)
    test(one.route, async () => {
      const rows = await Promise.all(STATUSES.map(async (status) => [status, ...(await endingOf(one, status))]));
      const wanted = STATUSES.map((status) => [status, one.borne?.includes(status) ? undefined : codeOf(status), []]);
      expect(rows).toEqual(wanted);
    });
});

/** The code of what failed, and all that is not as it should be. */
async function endingOf(one: Case, status: number): Promise<[code: string | undefined, wrong: string[]]> {
  const gitlab = await fakeGitlab();
  prepare(gitlab, one);
  const run = runner(gitlab, one);
  gitlab.mishaps.push({ on: one.route, reply: { status, json: { message: `no, ${TOKEN}` } }, times: 99 });
  const first = await run();
  const asked = gitlab.seen.map(({ method, path }) => `${method} ${path}`);
  gitlab.mishaps.length = 0;
  const second = await run();
  const wrong = {
    'names the token': first.text.includes('SECRET'),
    'says not what to do': first.code !== undefined && !first.helps,
    'asks on with a token that was refused': status === 401 && asked.at(-1)?.startsWith(one.route) !== true,
    'fails again': second.code !== undefined,
    'leaves another state': stateOf(gitlab, one) !== WANTED[one.part],
  };
  await gitlab.close();
  return [first.code, Object.entries(wrong).flatMap(([name, is]) => (is ? [name] : []))];
}

const WANTED = {
  note: '1 of ours, new',
  threads: '2: open, 3: open, 9: resolved',
  schedule: '17 3 * * 1 weekly',
};

function stateOf({ notes, discussions, schedules }: FakeGitlab, { part, there }: Case): string {
  if (part === 'note')
    return `${notes.length} of ours, ${notes.every(({ body }) => body.trim().endsWith('new')) ? 'new' : 'old'}`;
  if (part === 'schedule')
    return schedules.map(({ cron, variables }) => `${cron} ${variables.map(({ value }) => value).join()}`).join('; ');
  const threads = discussions.map(({ notes: [first] }) => {
    const [, number = ''] = /finding (\d+)$/mu.exec(first?.body ?? '') ?? [];
    return `${number}: ${first?.resolved === true ? 'resolved' : 'open'}`;
  });
  return [...threads, ...(there === undefined ? ['9: resolved'] : [])].toSorted().join(', ');
}

function prepare(gitlab: FakeGitlab, { part, there = 0 }: Case): void {
  const author = { id: ME };
  gitlab.diffs = [
    { new_path: 'src/app.ts', old_path: 'src/app.ts', diff: '@@ -1,2 +1,4 @@\n context\n+added\n+added\n' },
  ];
  if (there === 0) return;
  if (part === 'note') for (let id = 1; id <= there; id += 1) gitlab.notes.push({ id, body: OURS, author });
  if (part === 'threads') {
    const body = `<!-- tollgate:finding:${'9'.padStart(32, '0')}:tollgate/web/ZAP/shop/ -->\nfinding 9`;
    gitlab.discussions.push({ id: 'gone', notes: [{ id: 1, body, author, resolved: false, resolved_by: null }] });
  }
  const { description, timezone: cron_timezone } = SCHEDULE;
  const variables = [{ key: 'TOLLGATE_SCHEDULE', value: 'daily' }];
  if (part === 'schedule')
    gitlab.schedules.push({
      id: 1,
      description,
      ref: 'refs/heads/main',
      cron: '0 0 * * *',
      cron_timezone,
      active: true,
      variables,
    });
}

interface Ending {
  readonly code?: string;
  readonly helps: boolean;
  readonly text: string;
}

function runner({ api }: FakeGitlab, { part }: Case): () => Promise<Ending> {
  const publication = publicationOf([runOf({}, [findingOf(2), findingOf(3)])], { summary: 'new' });
  const access = { api, token: TOKEN, tokenKind: 'private', pace: publication.pace } as const;
  const project = 'group/sub/shop';
  if (part === 'schedule')
    return () =>
      syncSchedules(access, project, [SCHEDULE], { dryRun: false }).then(
        () => ({ helps: true, text: '' }),
        (error: unknown) => {
          if (!(error instanceof TollgateError)) throw error;
          return { code: error.code, helps: error.help.length > 0, text: error.message };
        },
      );
  const place = { ...access, project, mergeRequest: 3, threads: part === 'threads', noteName: 'summary' };
  return async () => {
    const steps = await publishGitlab(place, publication);
    const failed = steps.find(({ state }) => state === 'failed');
    const helps = (failed?.help?.length ?? 0) > 0;
    return { ...(failed?.code !== undefined && { code: failed.code }), helps, text: JSON.stringify(steps) };
  };
}
