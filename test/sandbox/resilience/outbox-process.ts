// A process that commits money and its event, without and with an outbox, says so, and would send the second event a
// moment later: it never gets to.
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { makeClock } from '../../../src/sandbox/clock.ts';
import { makeLedger } from '../../../src/sandbox/ledger/ledger.ts';
import { idSource } from '../../../src/sandbox/new-id.ts';
import { makeOutbox } from '../../../src/sandbox/resilience/outbox.ts';
import { schema } from '../../../src/sandbox/schema.ts';
import { seedShop } from '../../../src/sandbox/seed-shop.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';

const [folder = '', receiver = ''] = process.argv.slice(2);
let lost = false;
const pglite = await PGlite.create(folder);
await pglite.exec(schema);
const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
const clock = makeClock();
const { newId } = idSource(1);
const ledger = makeLedger(() => newId('jrn'));
const outbox = makeOutbox({ db, clock, newId, defect: (id) => lost && id === 'outbox.lost' });
await db.transaction().execute((trx) => seedShop(trx, clock.now()));
const account = newId('usr');
await db.insertInto('accounts').values({ id: account, email: 'a@example.org', salt: '', password_hash: '' }).execute();
const endpoint = { id: newId('whe'), account, url: receiver, secret: 'whsec_test', created_at: clock.now() };
await db.insertInto('webhook_endpoints').values(endpoint).execute();
async function commit(payment: string): Promise<void> {
  const event = { type: 'payment.succeeded', account, resource: `payment:${payment}`, data: { id: payment } };
  await db.transaction().execute(async (trx) => {
    await ledger.capture(trx, payment, 1009n);
    await outbox.add(trx, event);
  });
}

const payments = [newId('pay'), newId('pay')] as const;
lost = true;
await commit(payments[0]);
lost = false;
await commit(payments[1]);
process.stdout.write(`${payments.join(' ')}\n`);
// The dispatcher's timer must not run: the parent kills the process now.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
