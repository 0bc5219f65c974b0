import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Clock, makeClock } from '../../../src/sandbox/clock.ts';
import { dumpLedger } from '../../../src/sandbox/ledger/audit.ts';
import { makeLedger } from '../../../src/sandbox/ledger/ledger.ts';
import { idSource } from '../../../src/sandbox/new-id.ts';
import { openDatabase } from '../../../src/sandbox/open-database.ts';
import {
  type Reconciliation,
  type ReconciliationReport,
  makeReconciliation,
} from '../../../src/sandbox/reconciliation/make-reconciliation.ts';
import type { SettlementLine } from '../../../src/sandbox/reconciliation/settlement.ts';
import { reset } from '../../../src/sandbox/reset.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';

/** The books of a shop, the lines of a gateway, and what compares them. */
export interface Books {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly reconciliation: Reconciliation;
  /** Since the books were opened. */
  readonly alarms: readonly string[];
  /** Types of what the trail has noted, in every test of the file. */
  readonly events: readonly string[];
  /** Opens them anew, as before each test. */
  startOver(): Promise<void>;
  /** A paid order; what of it the gateway settled is another matter. */
  pay(amount: bigint, currency?: string, provider?: 'stripe' | 'braintree'): Promise<string>;
  refund(payment: string, amount: bigint, currency?: string): Promise<void>;
  settle(payment: string, amount: bigint, parts?: Partial<SettlementLine>): void;
  /** Makes other lines of those that were settled. */
  settleOtherwise(change: (line: SettlementLine) => SettlementLine): void;
  /** The gateway is down so many times before it answers. */
  failNext(times: number): void;
  /** Reconciles after what is pending had its time. */
  runLater(hours?: number): Promise<ReconciliationReport>;
  balance(account: string): Promise<bigint | undefined>;
  /** Changes rows that the database keeps from being changed. */
  tamper(statement: string): Promise<void>;
}

/** The books for the tests of a file, opened anew for each; to be asked for outside of tests. */
export function booksOfFile(): Books {
  let opened: Kysely<Tables> | undefined;
  let reconciliation: Reconciliation | undefined;
  let clock = makeClock();
  let lines: SettlementLine[] = [];
  let outages = 0;
  let alarms: string[] = [];
  const events: string[] = [];
  const ids = idSource(1);
  const ledger = makeLedger(() => ids.newId('jrn'));
  const db = (): Kysely<Tables> => {
    if (opened === undefined) throw new Error('the books are open only while tests run');
    return opened;
  };
  const reconciler = (): Reconciliation => {
    if (reconciliation === undefined) throw new Error('the books are open only while tests run');
    return reconciliation;
  };

  async function startOver(): Promise<void> {
    clock = makeClock();
    lines = [];
    outages = 0;
    alarms = [];
    await reset(db(), clock.now());
    const account = { id: 'usr_1', email: 'a@b.example', salt: '', password_hash: '' };
    await db().insertInto('accounts').values(account).execute();
    reconciliation = makeReconciliation({
      db: db(),
      ledger,
      clock,
      defect: () => false,
      newId: (prefix) => ids.newId(prefix),
      audit: async (_db, { type }) => void events.push(type),
      log: () => undefined,
      async settlement(from, to) {
        if (outages > 0) {
          outages -= 1;
          throw new Error('the gateway is down');
        }
        return lines.filter(({ created }) => created >= from && created < to);
      },
      patience: { attempts: 3, base: 1, cap: 2, random: () => 0.5 },
      raise: ({ pattern, subject }) => void alarms.push(`${pattern} ${subject}`),
    });
  }

  beforeAll(async () => {
    opened = await openDatabase({});
  });
  afterAll(() => db().destroy());
  beforeEach(startOver);

  return {
    get db() {
      return db();
    },
    get clock() {
      return clock;
    },
    get reconciliation() {
      return reconciler();
    },
    get alarms() {
      return alarms;
    },
    events,
    startOver,
    async pay(amount, currency = 'EUR', provider = 'stripe') {
      const id = ids.newId('pay');
      const order = ids.newId('ord');
      const created_at = clock.now();
      await db()
        .transaction()
        .execute(async (trx) => {
          const money = { total: amount, currency, base_currency: currency, subtotal: amount };
          await trx
            .insertInto('orders')
            .values({ id: order, account: 'usr_1', created_at, quote: null, ...money })
            .execute();
          await trx
            .insertInto('payments')
            .values({
              id,
              order_id: order,
              account: 'usr_1',
              payment_method: 'pm',
              provider,
              provider_ref: `ref-${id}`,
              status: 'succeeded',
              amount,
              currency,
              created_at,
              seen_at: created_at,
            })
            .execute();
          await ledger.capture(trx, id, amount, currency);
        });
      return id;
    },
    async refund(payment, amount, currency = 'EUR') {
      const id = ids.newId('re');
      await db()
        .transaction()
        .execute(async (trx) => {
          const row = { id, payment, amount, currency, provider_ref: `ref-${id}`, created_at: clock.now() };
          await trx.insertInto('refunds').values(row).execute();
          await ledger.refund(trx, payment, amount, currency);
        });
    },
    settle(payment, amount, parts = {}) {
      const ref = `ref-${payment}`;
      const line = { provider: 'stripe', provider_ref: ref, payment_ref: ref, amount, currency: 'EUR' };
      lines.push({ ...line, kind: amount < 0n ? 'refund' : 'charge', created: clock.now(), ...parts });
    },
    settleOtherwise(change) {
      lines = lines.map(change);
    },
    failNext(times) {
      outages = times;
    },
    runLater(hours = 1) {
      clock.advance(hours * 3_600_000);
      return reconciler().run();
    },
    async balance(account) {
      return (await dumpLedger(db())).accounts.find((one) => one.account === account)?.balance;
    },
    async tamper(statement) {
      await db()
        .transaction()
        .execute(async (trx) => {
          await sql`set local session_replication_role = replica`.execute(trx);
          await sql.raw(statement).execute(trx);
        });
    },
  };
}
