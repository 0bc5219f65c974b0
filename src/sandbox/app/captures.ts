import type { FastifyInstance } from 'fastify';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { type PaymentQuery, findPayment, showPayment } from './find-payment.ts';
import { executeOnce } from './idempotency.ts';
import { accountOf } from './sessions.ts';

const captureBody = bodySchema<{ amount?: number }>({ amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT } }, [
  'amount',
]);

/** Capturing an authorised payment, once; and giving an authorisation up. */
export function captureRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.post<{ Params: { id: string } }>('/api/payments/:id/capture', (request, reply) => {
    const body = readBody(request, captureBody);
    const query: PaymentQuery = { id: request.params.id, account: accountOf(request), lock: true };
    return executeOnce(context, request, reply, async () => {
      await db.transaction().execute(async (trx) => {
        const payment = await findPayment(context, trx, query);
        if (payment.status !== 'requires_capture' || payment.captured > 0n) {
          throw new Refusal(409, 'not_capturable', 'The payment does not wait for its capture.');
        }
        const amount = body.amount === undefined ? payment.amount : BigInt(body.amount);
        if (amount > payment.amount && !context.defect('cap.over')) {
          throw new Refusal(400, 'amount_too_large', 'The amount is larger than the authorised one.');
        }
        await trx.updateTable('payments').set({ status: 'succeeded' }).where('id', '=', payment.id).execute();
        await ledger.capture(trx, payment.id, amount);
      });
      return { status: 200, body: showPayment(await findPayment(context, db, query)) };
    });
  });

  app.post<{ Params: { id: string } }>('/api/payments/:id/cancel', async (request, reply) => {
    readBody(request, emptyBody);
    const query: PaymentQuery = { id: request.params.id, account: accountOf(request), lock: true };
    await db.transaction().execute(async (trx) => {
      const payment = await findPayment(context, trx, query);
      if (payment.status !== 'requires_capture' || payment.captured > 0n) {
        throw new Refusal(409, 'not_cancelable', 'Only a payment that waits for its capture can be cancelled.');
      }
      await trx.updateTable('payments').set({ status: 'canceled' }).where('id', '=', payment.id).execute();
    });
    return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
  });
}
