import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { type Payment, type PaymentQuery, findPayment } from './find-payment.ts';
import { executeOnce } from './idempotency.ts';
import { inSequence } from './in-sequence.ts';
import { accountOf } from './sessions.ts';

const refundBody = bodySchema<{ amount: number }>({ amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT } });

/** Refunding a payment and listing its refunds. */
export function refundRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.post<{ Params: { id: string } }>('/api/payments/:id/refunds', (request, reply) => {
    const amount = BigInt(readBody(request, refundBody).amount);
    const query: PaymentQuery = { id: request.params.id, account: accountOf(request), lock: true };
    return executeOnce(context, request, reply, async () => {
      const id = context.newId('re');
      await inSequence(db, context.defect('ref.race'), {
        check: async (trx) => checkRefund(context, await findPayment(context, trx, query), amount),
        write: async (trx) => {
          await trx.insertInto('refunds').values({ id, payment: query.id, amount }).execute();
          await ledger.refund(trx, query.id, amount);
        },
      });
      return { status: 201, body: showRefund({ id, payment: query.id, amount }) };
    });
  });

  app.get<{ Params: { id: string } }>('/api/payments/:id/refunds', async (request, reply) => {
    const payment = await findPayment(context, db, { id: request.params.id, account: accountOf(request) });
    return sendJson(reply, 200, { items: (await listRefunds(db, payment.id)).map(showRefund) });
  });
}

interface Refund {
  readonly id: string;
  readonly payment: string;
  readonly amount: bigint;
}

function checkRefund(context: SandboxContext, { captured, refunded }: Payment, amount: bigint): void {
  const left = captured - refunded;
  if (left <= 0n) throw new Refusal(409, 'nothing_to_refund', 'There is nothing left to refund.');
  if (amount > left && !context.defect('ref.over')) {
    throw new Refusal(400, 'amount_too_large', 'The amount is larger than what is left to refund.');
  }
}

function listRefunds(db: Kysely<Tables>, payment: string): Promise<Refund[]> {
  return db
    .selectFrom('refunds')
    .select(['id', 'payment', 'amount'])
    .where('payment', '=', payment)
    .orderBy('position')
    .execute();
}

function showRefund({ id, payment, amount }: Refund): object {
  return { id, payment, amount, currency: CURRENCY, status: 'succeeded' };
}
