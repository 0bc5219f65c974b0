import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ScheduleChange,
  syncSchedules,
  type WantedSchedule,
} from '../../../src/platforms/gitlab/sync-schedules.ts';
import { type FakeGitlab, fakeGitlab } from './fake-gitlab.ts';

const WEEKLY: WantedSchedule = {
  description: 'Tollgate weekly',
  ref: 'main',
  cron: '17 3 * * 1',
  timezone: 'UTC',
  variables: { TOLLGATE_SCHEDULE: 'weekly' },
};
const DAILY: WantedSchedule = { ...WEEKLY, description: 'Tollgate daily', cron: '43 2 * * *', variables: {} };

let gitlab: FakeGitlab;
beforeEach(async () => {
  gitlab = await fakeGitlab();
});
afterEach(() => gitlab.close());

const sync = (
  wanted: readonly WantedSchedule[],
  dryRun = false,
  tokenKind: 'private' | 'job' = 'private',
): Promise<ScheduleChange[]> =>
  syncSchedules(
    { api: gitlab.api, token: 'glpat-x', tokenKind, pace: { secondMs: 1, signal: new AbortController().signal } },
    'group/sub/shop',
    wanted,
    { dryRun },
  );

test('schedules are created once, whatever the number of runs', async () => {
  expect((await sync([WEEKLY, DAILY])).map(({ action }) => action)).toEqual(['create', 'create']);
  expect((await sync([WEEKLY, DAILY])).map(({ action }) => action)).toEqual(['none', 'none']);
  expect(gitlab.schedules).toMatchObject([
    { description: 'Tollgate weekly', cron: '17 3 * * 1', variables: [{ key: 'TOLLGATE_SCHEDULE', value: 'weekly' }] },
    { description: 'Tollgate daily', cron: '43 2 * * *' },
  ]);
});

test('what differs is changed and told, and variables of others are left alone', async () => {
  await sync([WEEKLY]);
  const [schedule] = gitlab.schedules;
  Object.assign(schedule ?? {}, { cron: '0 0 * * *', active: false });
  schedule?.variables.splice(0, 1, { key: 'TOLLGATE_SCHEDULE', value: 'x' }, { key: 'OTHER', value: 'kept' });
  const [change] = await sync([WEEKLY]);
  expect(change).toMatchObject({ action: 'update', id: 1 });
  expect(change?.differences).toEqual([
    'cron: 0 0 * * * → 17 3 * * 1',
    'active: false → true',
    'TOLLGATE_SCHEDULE: x → weekly',
  ]);
  expect(schedule).toMatchObject({ cron: '17 3 * * 1', active: true });
  expect(schedule?.variables).toEqual([
    { key: 'TOLLGATE_SCHEDULE', value: 'weekly' },
    { key: 'OTHER', value: 'kept' },
  ]);
});

test('a dry run shows the difference and sends nothing that writes', async () => {
  await sync([WEEKLY]);
  Object.assign(gitlab.schedules[0] ?? {}, { cron: '0 0 * * *' });
  const before = structuredClone(gitlab.schedules);
  gitlab.seen.length = 0;
  const changes = await sync([WEEKLY, DAILY], true);
  expect(changes.map(({ action }) => action)).toEqual(['update', 'create']);
  expect(gitlab.schedules).toEqual(before);
  expect(gitlab.seen.every(({ method }) => method === 'GET')).toBe(true);
});

test('a lost answer does not make a second schedule, and its variable is set all the same', async () => {
  gitlab.mishaps.push({ on: 'POST', reply: { status: 200, cut: true }, times: 1, late: true });
  await sync([WEEKLY]);
  expect(gitlab.schedules).toMatchObject([{ variables: [{ key: 'TOLLGATE_SCHEDULE', value: 'weekly' }] }]);
});

test('a job token and a refused one say what to give', async () => {
  await expect(sync([WEEKLY], false, 'job')).rejects.toMatchObject({ code: 'publish/job-token' });
  gitlab.mishaps.push({ on: 'GET', reply: { status: 403, json: { message: '403 Forbidden' } }, times: 9 });
  await expect(sync([WEEKLY])).rejects.toMatchObject({ code: 'publish/forbidden', class: 'publish' });
});
