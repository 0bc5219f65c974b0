import { type Kysely, sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { SecurityEvent } from '../security-event.ts';
import type { Tables } from '../tables.ts';
import { CHAIN_START, eventHash } from './event-hash.ts';

/** What verifying the trail found; `problems` is empty where nothing was changed. */
export interface TrailCheck {
  readonly holds: boolean;
  readonly events: number;
  readonly problems: readonly string[];
}

/** The audit trail of the shop. */
export interface Trail {
  /** Adds an event, inside the caller's transaction where there is one. */
  readonly record: (db: Kysely<Tables>, event: SecurityEvent) => Promise<void>;
  readonly verify: () => Promise<TrailCheck>;
  /** Notes the newest event, so that cutting off the end is noticed from then on. */
  readonly anchor: () => Promise<void>;
  /** Removes what is older than the retention and notes where the trail now begins. Gives how many events went. */
  readonly enforceRetention: () => Promise<number>;
}

/** Days that events are kept (PCI DSS 4.0.1, 10.5.1: twelve months). */
export const RETENTION_DAYS = 365;

const DAY = 24 * 3_600_000;
// Any number, the same for every writer: one event at a time finds the end of the chain.
const CHAIN_LOCK = 7_470_221;
const UNLOGGED: readonly string[] = ['refund.created', 'role.changed'];

/** The trail in `security_events`, chained with the trail's key. */
export function makeTrail(
  { db, clock, defect }: Pick<SandboxContext, 'db' | 'clock' | 'defect'>,
  trailKey: () => Uint8Array,
): Trail {
  const key = (): Uint8Array | undefined => (defect('audit.unkeyed') ? undefined : trailKey());
  const append = async (trx: Kysely<Tables>, event: SecurityEvent): Promise<void> => {
    await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(trx);
    const last = (await newest(trx)) ?? (await begin(trx));
    const chained = {
      actor: event.actor,
      type: event.type,
      outcome: event.outcome,
      origin: event.origin,
      resource: event.resource,
      seq: (last?.seq ?? 0n) + 1n,
      occurred_at: clock.now(),
      previous_hash: last?.hash ?? CHAIN_START,
    };
    await trx
      .insertInto('security_events')
      .values({ ...chained, hash: eventHash(key(), chained) })
      .execute();
  };

  return {
    async record(from, event) {
      if (defect('audit.missing_event') && UNLOGGED.includes(event.type)) return;
      await (from.isTransaction ? append(from, event) : from.transaction().execute((trx) => append(trx, event)));
    },
    async verify() {
      const start = await begin(db);
      const events = await db.selectFrom('security_events').selectAll().orderBy('seq').execute();
      const anchors = await db.selectFrom('trail_anchors').select(['seq', 'hash']).orderBy('position').execute();
      const problems: string[] = [];
      let { seq, hash } = start ?? { seq: 0n, hash: CHAIN_START };
      for (const event of events) {
        const isNext = event.seq === seq + 1n && event.previous_hash === hash;
        if (!isNext && !defect('audit.gap')) problems.push(`event ${seq + 1n} is missing or out of place`);
        if (event.hash !== eventHash(key(), event)) problems.push(`event ${event.seq} was changed`);
        ({ seq, hash } = event);
      }
      const bySeq = new Map(events.map((event) => [event.seq, event.hash]));
      for (const anchor of anchors) {
        if (anchor.seq <= (start?.seq ?? 0n) || defect('audit.gap')) continue;
        if (bySeq.get(anchor.seq) !== anchor.hash)
          problems.push(`event ${anchor.seq} is not the one that was anchored`);
      }
      return { holds: problems.length === 0, events: events.length, problems };
    },
    async anchor() {
      const last = await newest(db);
      if (last === undefined) return;
      await db
        .insertInto('trail_anchors')
        .values({ kind: 'daily', ...last, anchored_at: clock.now() })
        .execute();
    },
    async enforceRetention() {
      const days = defect('audit.retention_short') ? 30 : RETENTION_DAYS;
      const before = new Date(clock.now().getTime() - days * DAY);
      return db.transaction().execute(async (trx) => {
        const gone = await trx
          .deleteFrom('security_events')
          .where('occurred_at', '<', before)
          .returning(['seq', 'hash'])
          .execute();
        const last = gone.toSorted((left, right) => (left.seq < right.seq ? 1 : -1))[0];
        if (last !== undefined)
          await trx
            .insertInto('trail_anchors')
            .values({ kind: 'retention', ...last, anchored_at: clock.now() })
            .execute();
        return gone.length;
      });
    },
  };
}

interface ChainEnd {
  readonly seq: bigint;
  readonly hash: string;
}

function newest(db: Kysely<Tables>): Promise<ChainEnd | undefined> {
  return db.selectFrom('security_events').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** Where the trail begins since older events went. */
function begin(db: Kysely<Tables>): Promise<ChainEnd | undefined> {
  return db
    .selectFrom('trail_anchors')
    .select(['seq', 'hash'])
    .where('kind', '=', 'retention')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}
