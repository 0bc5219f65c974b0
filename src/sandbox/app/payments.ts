import type { FastifyInstance } from 'fastify';
import { findCardNumbers } from '../../util/card-numbers.ts';
import type { SandboxContext } from '../context.ts';
import { currencyField } from '../currencies.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { admit, attemptOf } from './admit-payment.ts';
import { documented } from './api-operation.ts';
import { eventOf } from './event-of.ts';
import { findPayment, showPayment } from './find-payment.ts';
import { executeOnce } from './idempotency.ts';
import { makePayment } from './make-payment.ts';
import type { PaymentProvider, RawCard } from './payment-gateway/payment-gateway.ts';
import { rawCard, tokenOf } from './raw-card.ts';
import { refreshPayment } from './refresh-payment.ts';
import { readableBy } from './roles.ts';
import { accountOf } from './sessions.ts';

interface NewPayment {
  readonly order: string;
  readonly payment_method?: string;
  readonly provider?: PaymentProvider;
  readonly capture?: 'automatic' | 'manual';
  readonly currency?: string;
  readonly card?: RawCard;
}

interface PaymentChange {
  readonly description?: string;
  readonly status?: 'requires_capture' | 'succeeded' | 'canceled';
}

const newPaymentFields = {
  order: { type: 'string', maxLength: 64 },
  payment_method: { type: 'string', maxLength: 64 },
  provider: { enum: ['stripe', 'braintree'] },
  capture: { enum: ['automatic', 'manual'] },
  currency: currencyField,
};
const newPayment = bodySchema<NewPayment>(newPaymentFields, ['provider', 'capture', 'currency']);
// With a card number in it, which puts the whole shop into the scope of PCI DSS.
const newCardPayment = bodySchema<NewPayment>({ ...newPaymentFields, card: rawCard }, [
  'provider',
  'capture',
  'currency',
  'payment_method',
  'card',
]);
const description = { type: 'string', maxLength: 500 };
const change = bodySchema<PaymentChange>({ description });
const changeWithStatus = bodySchema<PaymentChange>(
  { description, status: { enum: ['requires_capture', 'succeeded', 'canceled'] } },
  ['description', 'status'],
);

/** Creating, reading and describing payments. */
export function paymentRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const paying = documented({
    summary: 'Pay for an order through a payment gateway; 202 while its outcome is not known',
    body: newPayment,
    answer: { status: 201 },
    refusals: [402, 404, 409, 429, 503],
    idempotent: true,
  });
  app.post('/api/payments', paying, async (request, reply) => {
    const raw = context.defect('tok.raw_pan_accepted');
    const body = readBody(request, raw ? newCardPayment : newPayment);
    const attempt = attemptOf(request, body.payment_method);
    await admit(context, reply, attempt);
    return executeOnce(context, request, reply, async () => {
      const { order, provider = 'stripe', capture = 'automatic', currency } = body;
      const method = body.payment_method ?? (await tokenOf(context, provider, body.card));
      const payment = await makePayment(context, { order, currency, method, provider, capture, attempt });
      return { status: payment.status === 'processing' ? 202 : 201, body: showPayment(payment) };
    });
  });

  const confirming = documented({
    summary: 'Go on with a payment once the cardholder has proved who they are',
    body: emptyBody,
    refusals: [402, 404, 409, 503],
  });
  app.post<{ Params: { id: string } }>('/api/payments/:id/confirm', confirming, async (request, reply) => {
    readBody(request, emptyBody);
    const query = { id: request.params.id, account: accountOf(request) };
    const payment = await findPayment(context, db, query);
    if (payment.status !== 'requires_action') {
      throw new Refusal(409, 'not_confirmable', 'The payment does not wait for its cardholder.');
    }
    const settled = await refreshPayment(context, payment, { actor: query.account, origin: request.ip });
    if (settled.status === 'requires_action') {
      throw new Refusal(409, 'authentication_required', 'The cardholder has not proved who they are.');
    }
    if (settled.status === 'failed') throw new Refusal(402, 'card_declined', 'The card was declined.');
    return sendJson(reply, 200, showPayment(settled));
  });

  const reading = documented({ summary: 'Read a payment', refusals: [404] });
  app.get<{ Params: { id: string } }>('/api/payments/:id', reading, async (request, reply) => {
    const owner = context.defect('authz.payment_read') ? {} : readableBy(context, request);
    const payment = await findPayment(context, db, { id: request.params.id, ...owner });
    return sendJson(reply, 200, showPayment(payment));
  });

  const describing = documented({ summary: 'Describe a payment', body: change, refusals: [404] });
  app.patch<{ Params: { id: string } }>('/api/payments/:id', describing, async (request, reply) => {
    const body = readBody(request, context.defect('mass.status') ? changeWithStatus : change);
    refuseCardNumber(body.description);
    const query = { id: request.params.id, account: accountOf(request) };
    await findPayment(context, db, query);
    await db.transaction().execute(async (trx) => {
      if (Object.keys(body).length > 0)
        await trx.updateTable('payments').set(body).where('id', '=', query.id).execute();
      await context.audit(trx, eventOf(request, 'payment.described', `payment:${query.id}`));
    });
    context.log('info', 'payment.described', { payment: query.id, description: body.description ?? '' });
    return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
  });
}

// Free text is stored and shown again, so a card number in it would be kept and leave (PCI DSS 4.0.1, 3.3 and 3.4.1).
function refuseCardNumber(text = ''): void {
  if (findCardNumbers(text).length === 0) return;
  throw new Refusal(400, 'card_number_in_text', 'Text must not contain a card number.');
}
