import type { FastifyInstance } from 'fastify';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { currencyField } from '../currencies.ts';
import { type BodySchema, bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { checkRecipient } from './check-recipient.ts';
import { eventOf } from './event-of.ts';
import { executeOnce } from './idempotency.ts';
import { inSequence } from './in-sequence.ts';
import { accountOf } from './sessions.ts';

interface NewTransfer {
  readonly to: string;
  readonly amount: number;
  readonly currency?: string;
}

const transferBody = transferSchema(1);
const anyTransferBody = transferSchema(-MAX_AMOUNT);

/** Sending money from wallet to wallet, and what was sent and received. */
export function transferRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  const sending = documented({
    summary: 'Send money to another wallet',
    tag: 'wallet',
    body: transferBody,
    answer: { status: 201 },
    refusals: [402, 404],
    idempotent: true,
  });
  app.post('/api/wallet/transfers', sending, (request, reply) => {
    const unguarded = context.defect('flow.self_transfer');
    const body = readBody(request, unguarded ? anyTransferBody : transferBody);
    const owners = { from: accountOf(request), to: body.to };
    const { currency = CURRENCY } = body;
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
          if ((await ledger.walletBalance(trx, owners.from, currency)) < amount) {
            throw new Refusal(402, 'insufficient_funds', 'The wallet does not hold that much.');
          }
        },
        async write(trx) {
          await trx
            .insertInto('transfers')
            .values({ id, from_account: owners.from, to_account: owners.to, amount, currency })
            .execute();
          await ledger.transfer(trx, id, owners, amount, currency);
          await context.audit(trx, eventOf(request, 'transfer.created', `transfer:${id}`));
          balance = await ledger.walletBalance(trx, owners.from, currency);
        },
      });
      return { status: 201, body: { id, ...owners, amount, currency, balance } };
    });
  });

  app.get(
    '/api/wallet/transfers',
    documented({ summary: 'What was sent and received', tag: 'wallet' }),
    async (request, reply) => {
      const account = accountOf(request);
      const items = await db
        .selectFrom('transfers')
        .select(['id', 'from_account as from', 'to_account as to', 'amount', 'currency'])
        .where((where) => where.or([where('from_account', '=', account), where('to_account', '=', account)]))
        .orderBy('position')
        .execute();
      return sendJson(reply, 200, { items });
    },
  );
}

function transferSchema(lowest: number): BodySchema<NewTransfer> {
  return bodySchema<NewTransfer>(
    {
      to: { type: 'string', maxLength: 64 },
      amount: { type: 'integer', minimum: lowest, maximum: MAX_AMOUNT },
      currency: currencyField,
    },
    ['currency'],
  );
}
