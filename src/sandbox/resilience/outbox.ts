import { createHmac } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { isLoopbackHost } from '../../model/target.ts';
import { type HttpClient, openHttpClient } from '../../util/http.ts';
import type { Clock } from '../clock.ts';
import type { SandboxContext } from '../context.ts';
import type { IdPrefix } from '../new-id.ts';
import type { Tables } from '../tables.ts';
import { toJson } from '../to-json.ts';

/** Something that happened, for those who want to be told. */
export interface OutboxEvent {
  /** `payment.succeeded`, `refund.created`, … */
  readonly type: string;
  readonly account: string;
  /** What changed: `payment:pay_…`. */
  readonly resource: string;
  /** What the receiver gets as `data`; turned into JSON. */
  readonly data: object;
}

/** An event as it was written down. */
export type OutboxEntry = Omit<Selectable<Tables['outbox']>, 'payload' | 'position'>;

/** Transactional outbox: what is committed is sent, at least once; what is rolled back never is. */
export interface Outbox {
  /** Writes the event in the caller's transaction, once for each endpoint of the account. */
  readonly add: (trx: Kysely<Tables>, event: OutboxEvent) => Promise<void>;
  /** What was written down, oldest first; the newest 1,000. */
  readonly list: () => Promise<readonly OutboxEntry[]>;
  /** Sends what an earlier process left behind. */
  readonly recover: () => void;
  /** Settles when nothing is queued any more. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the outbox works with. */
export interface OutboxParts {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly newId: (prefix: IdPrefix) => string;
  readonly defect: SandboxContext['defect'];
  /** Milliseconds before the first retry; doubles with each. Default 200. */
  readonly retryDelay?: number;
}

const ATTEMPTS = 6;
const BATCH = 50;

/** An outbox whose dispatcher sleeps until something is added. */
export function makeOutbox(parts: OutboxParts): Outbox {
  const { db, clock, newId, defect, retryDelay = 200 } = parts;
  const clients = new Map<string, HttpClient>();
  const notBefore = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let quiet = true;
  let closed = false;

  const wake = (delay: number): void => {
    if (closed || timer !== undefined) return;
    quiet = false;
    timer = setTimeout(() => {
      timer = undefined;
      running = dispatch().catch(() => wake(retryDelay));
    }, delay);
    timer.unref();
  };
  const clientOf = (origin: string): HttpClient => {
    const client = clients.get(origin) ?? openHttpClient(origin, { timeout: 5000, maxBytes: 1024 });
    clients.set(origin, client);
    return client;
  };
  const send = async ({ url, secret }: Receiver, payload: string): Promise<boolean> => {
    const target = URL.parse(url);
    // A sandbox never reaches out to anybody else's machine.
    if (target === null || !isLoopbackHost(target.hostname)) return false;
    const time = Math.floor(clock.now().getTime() / 1000);
    const signature = createHmac('sha256', secret).update(`${time}.${payload}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'shop-signature': `t=${time},v1=${signature}` };
    const request = { method: 'POST', path: `${target.pathname}${target.search}`, headers, body: payload };
    try {
      const { status } = await clientOf(target.origin).request(request);
      return status >= 200 && status < 300;
    } catch {
      return false;
    }
  };
  const dispatch = async (): Promise<void> => {
    const rows = await db
      .selectFrom('outbox as o')
      .innerJoin('webhook_endpoints as w', 'w.id', 'o.endpoint')
      .select(['o.id as row', 'o.payload', 'o.attempts', 'w.url', 'w.secret'])
      .where('o.status', '=', 'queued')
      .orderBy('o.position')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      if (closed) return;
      if ((notBefore.get(row.row) ?? 0) > performance.now()) continue;
      const delivered = await send(row, row.payload);
      const attempts = row.attempts + 1;
      const status = delivered ? 'delivered' : attempts >= ATTEMPTS ? 'dead' : 'queued';
      notBefore.delete(row.row);
      if (status === 'queued') notBefore.set(row.row, performance.now() + retryDelay * 2 ** (attempts - 1));
      await db
        .updateTable('outbox')
        .set({ status, attempts, delivered_at: delivered ? clock.now() : null })
        .where('id', '=', row.row)
        .execute();
    }
    if (rows.length > 0) wake(rows.length === BATCH ? 0 : retryDelay);
    else quiet = true;
  };

  return {
    async add(trx, { type, account, resource, data }) {
      const event = newId('evt');
      const created = clock.now();
      const payload = toJson({ id: event, type, created: created.toISOString(), resource, data });
      const receivers = await trx.selectFrom('webhook_endpoints').selectAll().where('account', '=', account).execute();
      // Sent at once, from memory, whatever becomes of the transaction and of this process.
      if (defect('outbox.lost')) return void receivers.map((receiver) => send(receiver, payload));
      const endpoints = receivers.length === 0 ? [null] : receivers.map(({ id }) => id);
      const rows = endpoints.map((endpoint) => {
        const status: 'queued' | 'unaddressed' = endpoint === null ? 'unaddressed' : 'queued';
        const id = newId('obx');
        return {
          id,
          event,
          type,
          account,
          resource,
          payload,
          endpoint,
          status,
          created_at: created,
          delivered_at: null,
        };
      });
      await trx.insertInto('outbox').values(rows).execute();
      // The caller commits only after this; what is not there yet is found a moment later.
      if (receivers.length > 0) setTimeout(() => wake(0), 20).unref();
    },
    async list() {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'event', 'type', 'account', 'resource', 'endpoint', 'status', 'attempts'])
        .select(['created_at', 'delivered_at'])
        .orderBy('position', 'desc')
        .limit(1000)
        .execute();
      return rows.toReversed();
    },
    recover: () => wake(0),
    async idle() {
      for (;;) {
        await running;
        if (quiet || closed) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

interface Receiver {
  readonly url: string;
  readonly secret: string;
}
