import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { isId } from '../new-id.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { executeOnce } from './idempotency.ts';
import { inSequence } from './in-sequence.ts';
import { accountOf } from './sessions.ts';

interface NewTransfer {
  readonly to: string;
  readonly amount: number;
}

const to = { type: 'string', maxLength: 64 };
const transferBody = bodySchema<NewTransfer>({ to, amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT } });
const anyTransferBody = bodySchema<NewTransfer>({
  to,
  amount: { type: 'integer', minimum: -MAX_AMOUNT, maximum: MAX_AMOUNT },
});

/** Sending money from wallet to wallet, and what was sent and received. */
export function transferRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.post('/api/wallet/transfers', (request, reply) => {
    const unguarded = context.defect('flow.self_transfer');
    const body = readBody(request, unguarded ? anyTransferBody : transferBody);
    const owners = { from: accountOf(request), to: body.to };
    const amount = BigInt(body.amount);
    if (amount === 0n) throw new Refusal(400, 'out_of_range', '"amount" is out of range.');
    if (owners.to === owners.from && !unguarded) {
      throw new Refusal(400, 'same_wallet', 'A transfer needs two different wallets.');
    }
    return executeOnce(context, request, reply, async () => {
      await checkRecipient(db, owners.to);
      const id = context.newId('tr');
      let balance = 0n;
      await inSequence(db, context.defect('flow.balance_race'), {
        async check(trx) {
          await ledger.lockWallets(trx, [owners.from, owners.to]);
          if ((await ledger.walletBalance(trx, owners.from)) < amount) {
            throw new Refusal(402, 'insufficient_funds', 'The wallet does not hold that much.');
          }
        },
        async write(trx) {
          await trx
            .insertInto('transfers')
            .values({ id, from_account: owners.from, to_account: owners.to, amount })
            .execute();
          await ledger.transfer(trx, id, owners, amount);
          balance = await ledger.walletBalance(trx, owners.from);
        },
      });
      return { status: 201, body: { id, ...owners, amount, balance } };
    });
  });

  app.get('/api/wallet/transfers', async (request, reply) => {
    const account = accountOf(request);
    const items = await db
      .selectFrom('transfers')
      .select(['id', 'from_account as from', 'to_account as to', 'amount'])
      .where((where) => where.or([where('from_account', '=', account), where('to_account', '=', account)]))
      .orderBy('position')
      .execute();
    return sendJson(reply, 200, { items });
  });
}

async function checkRecipient(db: Kysely<Tables>, id: string): Promise<void> {
  const account = isId('usr', id)
    ? await db.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()
    : undefined;
  if (account === undefined) throw new Refusal(404, 'unknown_account', 'There is no such account.');
}
