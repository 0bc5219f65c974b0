import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { type Payment, type PaymentQuery, findPayment, showPayment } from './find-payment.ts';
import { fulfilOrder } from './fulfil-order.ts';
import { executeOnce } from './idempotency.ts';
import { chargeableBy } from './roles.ts';
import { type Operation, operate } from './operate.ts';
import { accountOf } from './sessions.ts';

const captureBody = bodySchema<{ amount?: number }>({ amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT } }, [
  'amount',
]);

// Source: https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
const AUTHORIZATION_MS = 7 * 24 * 3_600_000;

/** Capturing an authorised payment, once; and giving an authorisation up. */
export function captureRoutes(app: FastifyInstance, context: SandboxContext): void {
  const capturing = documented({
    summary: 'Capture an authorised payment, all of it or a part; the rest is released',
    body: captureBody,
    refusals: [404, 409, 503],
    idempotent: true,
  });
  app.post<{ Params: { id: string } }>('/api/payments/:id/capture', capturing, (request, reply) => {
    const body = readBody(request, captureBody);
    const query: PaymentQuery = { id: request.params.id, ...chargeableBy(context, request), lock: true };
    return executeOnce(context, request, reply, () =>
      perform(context, request, query, async (_trx, payment) => {
        const amount = body.amount === undefined ? payment.amount : BigInt(body.amount);
        const atGateway = capturableOf(context, payment, amount);
        return { kind: 'capture', amount, atGateway, book: () => bookRest(context, payment, amount - atGateway) };
      }),
    );
  });

  const canceling = documented({
    summary: 'Give the authorisation of a payment up',
    body: emptyBody,
    refusals: [404, 409, 503],
    idempotent: true,
  });
  app.post<{ Params: { id: string } }>('/api/payments/:id/cancel', canceling, (request, reply) => {
    readBody(request, emptyBody);
    const query: PaymentQuery = { id: request.params.id, ...chargeableBy(context, request), lock: true };
    return executeOnce(context, request, reply, () =>
      perform(context, request, query, async (_trx, payment) => {
        const waits = payment.status === 'requires_capture' || payment.status === 'requires_action';
        if (!waits || payment.captured > 0n) {
          throw new Refusal(409, 'not_cancelable', 'Only a payment that waits for its capture can be cancelled.');
        }
        return { kind: 'cancel', amount: payment.amount, atGateway: payment.amount };
      }),
    );
  });
}

// How much of the amount the gateway can still capture: all of it, or the request is refused.
function capturableOf(context: SandboxContext, payment: Payment, amount: bigint): bigint {
  const { status, captured } = payment;
  const expired = context.clock.now().getTime() - payment.created_at.getTime() > AUTHORIZATION_MS;
  const gone = status === 'canceled' || (status === 'requires_capture' && expired);
  const afterCancel = gone && context.defect('cap.after_cancel');
  const twice = captured > 0n && context.defect('cap.double');
  if ((status !== 'requires_capture' || captured > 0n || expired) && !afterCancel && !twice) {
    throw new Refusal(409, 'not_capturable', 'The payment does not wait for its capture.');
  }
  if (amount > payment.amount && !context.defect('cap.over')) {
    throw new Refusal(400, 'amount_too_large', 'The amount is larger than the authorised one.');
  }
  if (gone || captured > 0n) return 0n;
  return amount < payment.amount ? amount : payment.amount;
}

// The books take what was asked for, whatever the gateway captured.
async function bookRest(context: SandboxContext, payment: Payment, rest: bigint): Promise<void> {
  if (rest <= 0n) return;
  await context.db.transaction().execute(async (trx) => {
    await trx.updateTable('payments').set({ status: 'succeeded' }).where('id', '=', payment.id).execute();
    await context.ledger.capture(trx, payment.id, rest, payment.currency);
    await fulfilOrder(context, trx, { order: payment.order_id, payment: payment.id, cause: 'capture' });
  });
}

async function perform(
  context: SandboxContext,
  request: FastifyRequest,
  query: PaymentQuery,
  plan: (trx: Kysely<Tables>, payment: Payment) => Promise<Operation>,
): Promise<{ status: number; body: unknown }> {
  const by = { actor: accountOf(request), origin: request.ip };
  const known = await operate(context, query, by, plan);
  const payment = await findPayment(context, context.db, { id: query.id });
  return { status: known ? 200 : 202, body: showPayment(payment) };
}
