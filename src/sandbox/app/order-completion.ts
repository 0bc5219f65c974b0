import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { eventOf } from './event-of.ts';
import { findPayment } from './find-payment.ts';
import { countFulfilments, fulfilOrder } from './fulfil-order.ts';
import { findOrder } from './find-order.ts';
import { refreshPayment } from './refresh-payment.ts';
import { accountOf } from './sessions.ts';

const completion = bodySchema<{ payment: string }>({ payment: { type: 'string', maxLength: 64 } });

/** The way back from the gateway: the browser says which payment paid for the order, and the shop looks for itself. */
export function orderCompletionRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const completing = documented({
    summary: 'Have an order looked at once its payment was made',
    body: completion,
    refusals: [402, 404, 409, 503],
  });
  app.post<{ Params: { id: string } }>('/api/orders/:id/complete', completing, async (request, reply) => {
    const { payment: id } = readBody(request, completion);
    const account = accountOf(request);
    const order = await findOrder(db, { id: request.params.id, account });
    let payment = await findPayment(context, db, { id, account });
    if (payment.order_id !== order.id && !context.defect('flow.pi_replay')) {
      throw new Refusal(409, 'other_order', 'The payment belongs to another order.');
    }
    if (payment.status === 'processing' || payment.status === 'requires_action') {
      payment = await refreshPayment(context, payment, { actor: account, origin: request.ip });
    }
    if (payment.captured === 0n) throw new Refusal(409, 'not_paid', 'The order is not paid.');
    await db.transaction().execute(async (trx) => {
      await fulfilOrder(context, trx, { order: order.id, payment: payment.id, cause: 'completion' });
      await context.audit(trx, eventOf(request, 'order.completed', `order:${order.id}`));
    });
    return sendJson(reply, 200, {
      id: order.id,
      payment: payment.id,
      fulfilments: await countFulfilments(db, order.id),
    });
  });

  // Where the gateway's pages send the browser back to. It says nothing about the payment: anybody can go there.
  app.get<{ Querystring: { order?: unknown } }>('/checkout/success', async (request, reply) => {
    const { order: id } = request.query;
    const order = await findOrder(db, { id: typeof id === 'string' ? id : '', account: accountOf(request) });
    if (context.defect('flow.success_url')) {
      await db
        .transaction()
        .execute((trx) => fulfilOrder(context, trx, { order: order.id, payment: null, cause: 'success page' }));
    }
    return reply.code(303).header('location', `/orders/${order.id}`).send();
  });
}
