import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, makeClock } from '../../../src/sandbox/clock.ts';
import { openEmbedded } from '../../../src/sandbox/embedded-database.ts';
import { reset } from '../../../src/sandbox/reset.ts';
import type { SecurityEvent } from '../../../src/sandbox/security-event.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';
import { CHAIN_START, eventHash } from '../../../src/sandbox/trail/event-hash.ts';
import { type Trail, makeTrail } from '../../../src/sandbox/trail/make-trail.ts';

const DAY = 24 * 3_600_000;
const key = randomBytes(32);
const on = new Set<string>();
let db: Kysely<Tables>;
let clock: Clock;
let trail: Trail;

const login: SecurityEvent = {
  actor: 'usr_1',
  type: 'login',
  outcome: 'success',
  origin: '127.0.0.1',
  resource: 'account:usr_1',
};

beforeAll(async () => {
  db = await openEmbedded(undefined);
});
beforeEach(async () => {
  await reset(db);
  on.clear();
  clock = makeClock();
  trail = makeTrail({ db, clock, defect: (id) => on.has(id) }, () => key);
});
afterAll(() => db.destroy());

const record = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await trail.record(db, { ...login, resource: `payment:${at}` });
};
const remove = (seq: bigint): Promise<unknown> => db.deleteFrom('security_events').where('seq', '=', seq).execute();
const edit = (seq: bigint): Promise<unknown> =>
  db.updateTable('security_events').set({ actor: 'nobody' }).where('seq', '=', seq).execute();

/** What somebody who can write the table, but has no key, can do to hide an edit. */
const rewriteWithoutKey = async (): Promise<void> => {
  const rows = await db.selectFrom('security_events').selectAll().orderBy('seq').execute();
  let previous_hash = CHAIN_START;
  for (const row of rows) {
    const hash = eventHash(undefined, { ...row, previous_hash });
    await db.updateTable('security_events').set({ previous_hash, hash }).where('seq', '=', row.seq).execute();
    previous_hash = hash;
  }
};

describe('the audit trail', () => {
  test('holds when nothing was touched, events recorded at the same time included', async () => {
    await Promise.all(Array.from({ length: 20 }, () => record(1)));
    expect(await trail.verify()).toEqual({ holds: true, events: 20, problems: [] });
  });

  test('records with the transaction that it belongs to, or not at all', async () => {
    await db
      .transaction()
      .execute(async (trx) => {
        await trail.record(trx, login);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await record(1);
    expect(await trail.verify()).toEqual({ holds: true, events: 1, problems: [] });
  });

  test('notices a deleted event, a changed one, two that changed places and a forged chain', async () => {
    await record(5);
    await db.transaction().execute(async (trx) => {
      await sql`update security_events set actor = 'nobody' where seq = 4`.execute(trx);
      await trx.deleteFrom('security_events').where('seq', '=', 2n).execute();
    });
    expect((await trail.verify()).problems).toEqual(['event 2 is missing or out of place', 'event 4 was changed']);
    await rewriteWithoutKey();
    expect((await trail.verify()).holds).toBe(false);
  });

  test('notices that the end was cut off, once it was anchored', async () => {
    await record(3);
    await trail.anchor();
    await remove(3n);
    expect((await trail.verify()).problems).toEqual(['event 3 is not the one that was anchored']);
  });

  test('keeps events for a year, and still holds when older ones are gone', async () => {
    await record(2);
    await trail.anchor();
    clock.advance(31 * DAY);
    expect(await trail.enforceRetention()).toBe(0);
    await record(1);
    clock.advance(335 * DAY);
    expect(await trail.enforceRetention()).toBe(2);
    await record(1);
    expect(await trail.verify()).toEqual({ holds: true, events: 2, problems: [] });
    clock.advance(366 * DAY);
    expect(await trail.enforceRetention()).toBe(2);
    await record(1);
    expect(await trail.verify()).toEqual({ holds: true, events: 1, problems: [] });
  });

  test.each([
    ['audit.gap', () => remove(2n)],
    ['audit.unkeyed', () => edit(2n).then(rewriteWithoutKey)],
  ])('with %s on, tampering goes unnoticed; with it off it does not', async (defect, tamper) => {
    on.add(defect);
    await record(3);
    await tamper();
    expect((await trail.verify()).holds).toBe(true);
    on.clear();
    expect((await trail.verify()).holds).toBe(false);
  });
});
