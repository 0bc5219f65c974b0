import type { FastifyInstance } from 'fastify';
import { findCardNumbers } from '../../util/card-numbers.ts';
import { CURRENCY, type SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { findPayment, showPayment } from './find-payment.ts';
import { executeOnce } from './idempotency.ts';
import { findOrder } from './orders.ts';
import { accountOf } from './sessions.ts';
import { cardOf, chargeCard } from './test-cards.ts';

interface NewPayment {
  readonly order: string;
  readonly payment_method: string;
  readonly capture?: 'automatic' | 'manual';
}

interface PaymentChange {
  readonly description?: string;
  readonly status?: 'requires_capture' | 'succeeded' | 'canceled';
}

const newPayment = bodySchema<NewPayment>(
  {
    order: { type: 'string', maxLength: 64 },
    payment_method: { type: 'string', maxLength: 64 },
    capture: { enum: ['automatic', 'manual'] },
  },
  ['capture'],
);
const description = { type: 'string', maxLength: 500 };
const change = bodySchema<PaymentChange>({ description });
const changeWithStatus = bodySchema<PaymentChange>(
  { description, status: { enum: ['requires_capture', 'succeeded', 'canceled'] } },
  ['description', 'status'],
);

/** Creating, reading and describing payments. */
export function paymentRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.post('/api/payments', (request, reply) => {
    const body = readBody(request, newPayment);
    const account = accountOf(request);
    cardOf(body.payment_method);
    return executeOnce(context, request, reply, async () => {
      const id = context.newId('pay');
      await db.transaction().execute(async (trx) => {
        const order = await findOrder(trx, account, body.order);
        const live = await trx
          .selectFrom('payments')
          .select('id')
          .where('order_id', '=', order.id)
          .where('status', '<>', 'canceled')
          .executeTakeFirst();
        if (live !== undefined) throw new Refusal(409, 'order_has_payment', 'The order has a payment already.');
        await chargeCard(trx, account, body.payment_method);
        const manual = body.capture === 'manual';
        await trx
          .insertInto('payments')
          .values({
            id,
            order_id: order.id,
            account,
            payment_method: body.payment_method,
            status: manual ? 'requires_capture' : 'succeeded',
            amount: order.total,
            currency: CURRENCY,
            description: null,
          })
          .execute();
        if (!manual) await ledger.capture(trx, id, order.total);
      });
      return { status: 201, body: showPayment(await findPayment(context, db, { id })) };
    });
  });

  app.get<{ Params: { id: string } }>('/api/payments/:id', async (request, reply) => {
    const owner = context.defect('authz.payment_read') ? {} : { account: accountOf(request) };
    const payment = await findPayment(context, db, { id: request.params.id, ...owner });
    return sendJson(reply, 200, showPayment(payment));
  });

  app.patch<{ Params: { id: string } }>('/api/payments/:id', async (request, reply) => {
    const body = readBody(request, context.defect('mass.status') ? changeWithStatus : change);
    refuseCardNumber(body.description);
    const query = { id: request.params.id, account: accountOf(request) };
    await findPayment(context, db, query);
    if (Object.keys(body).length > 0) await db.updateTable('payments').set(body).where('id', '=', query.id).execute();
    return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
  });
}

// Free text is stored and shown again, so a card number in it would be kept and leave (PCI DSS 4.0.1, 3.3 and 3.4.1).
function refuseCardNumber(text = ''): void {
  if (findCardNumbers(text).length === 0) return;
  throw new Refusal(400, 'card_number_in_text', 'Text must not contain a card number.');
}
