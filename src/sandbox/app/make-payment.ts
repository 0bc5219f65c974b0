import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import type { PaymentAttempt } from '../resilience/payment-throttle.ts';
import { Refusal } from '../refusal.ts';
import { type ChargeMethod, chargeMethod, isTestMethod, refusalOf } from './charge-method.ts';
import { orderToPay } from './find-order.ts';
import { type Payment, findPayment, livePayment } from './find-payment.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import type { GatewayPayment, PaymentProvider } from './payment-gateway/payment-gateway.ts';
import { saveTestCard } from './save-test-card.ts';
import { settlePayment } from './settle-payment.ts';

/** A payment that a customer wants to make. */
export interface PaymentOrder {
  readonly order: string;
  /** The order's own, where the customer names one. */
  readonly currency?: string | undefined;
  /** As the customer names it. */
  readonly method: string;
  readonly provider: PaymentProvider;
  readonly capture: 'automatic' | 'manual';
  readonly attempt: PaymentAttempt;
}

/**
 * Pays for an order in three steps: the payment's row, which locks the order; the call to the gateway, in no
 * transaction, with the payment's id as idempotency key; what came of it. While nobody knows what came of it, the
 * payment is `processing`, and a webhook or the recovery tells.
 * @throws Refusal 400, 402 `card_declined`, 404, 409 `order_has_payment`, 429, 503
 */
export async function makePayment(context: SandboxContext, wish: PaymentOrder): Promise<Payment> {
  const { db, throttle } = context;
  const { account } = wish.attempt;
  const named = { account, provider: wish.provider, name: wish.method };
  await orderToPay(context, db, { id: wish.order, account, currency: wish.currency });
  const charged = await chargeMethod(context, named);
  const attempt = { ...wish.attempt, card: charged.fingerprint };
  await throttle.admitCard(charged.fingerprint);
  const payment = await openPayment(context, wish, charged);
  try {
    const state = await charge(context, payment);
    const settled = await settle(context, payment, state, attempt.address);
    if (settled.status === 'failed') throw new GatewayFailure('declined', settled.failure ?? 'card_declined');
    if (isTestMethod(wish.method)) await saveTestCard(db, account, wish.method);
    return settled;
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error;
    if (error.kind === 'declined') await throttle.declined({ ...attempt, card: error.fingerprint ?? attempt.card });
    return afterFailure(context, payment, error, attempt.address);
  }
}

/** Sends the charge of a payment, for the first time or again: the gateway executes it once. @throws GatewayFailure */
export function charge(context: SandboxContext, payment: Payment): Promise<GatewayPayment> {
  const { id, provider, amount, currency, capture, order_id: order } = payment;
  const method = payment.charged_method ?? payment.payment_method;
  const customer = payment.charged_customer === null ? {} : { customer: payment.charged_customer };
  return callGateway(context, provider, id, (gateway, key) =>
    gateway.charge({ key, amount, currency, method, ...customer, capture, order, payment: id }),
  );
}

async function openPayment(context: SandboxContext, wish: PaymentOrder, charged: ChargeMethod): Promise<Payment> {
  const { db, clock } = context;
  const { account, address } = wish.attempt;
  const id = context.newId('pay');
  return db.transaction().execute(async (trx) => {
    const order = await orderToPay(context, trx, { id: wish.order, account, currency: wish.currency });
    if ((await livePayment(trx, order.id)) !== undefined) {
      throw new Refusal(409, 'order_has_payment', 'The order has a payment already.');
    }
    const row = await trx
      .insertInto('payments')
      .values({
        id,
        order_id: order.id,
        account,
        payment_method: wish.method,
        charged_method: charged.method,
        charged_customer: charged.customer ?? null,
        provider: wish.provider,
        capture: wish.capture,
        status: 'processing',
        amount: order.total,
        currency: order.currency,
        livemode: context.settings.paymentMode === 'live',
        created_at: clock.now(),
        description: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const event = { actor: account, origin: address, resource: `payment:${id}` };
    await context.audit(trx, { ...event, type: 'payment.created', outcome: 'success' });
    return { ...row, captured: 0n, refunded: 0n };
  });
}

function settle(
  context: SandboxContext,
  { id, account }: Payment,
  state: GatewayPayment,
  origin: string,
): Promise<Payment> {
  const sighting = { actor: account, origin, at: context.clock.now(), cause: 'request', state };
  return context.db.transaction().execute((trx) => settlePayment(context, trx, id, sighting));
}

async function afterFailure(
  context: SandboxContext,
  payment: Payment,
  failure: GatewayFailure,
  origin: string,
): Promise<Payment> {
  const { db } = context;
  const { id, amount, currency, order_id: order } = payment;
  context.log('warn', 'payment.failed', { payment: id, kind: failure.kind, code: failure.code });
  const noAnswer = failure.kind !== 'declined' && failure.kind !== 'refused';
  if (noAnswer && context.defect('flow.fail_open')) {
    const assumed = { ref: id, nextAction: undefined, failure: undefined, livemode: false };
    const state = { ...assumed, status: 'succeeded', amount, captured: amount, currency, order, payment: id } as const;
    return settle(context, payment, state, origin);
  }
  if (failure.kind === 'unknown') return findPayment(context, db, { id });
  await failPayment(context, payment, failure, origin);
  throw refusalOf(failure);
}

/** Ends a payment that the gateway did not make. */
export async function failPayment(
  context: SandboxContext,
  payment: Payment,
  failure: GatewayFailure,
  origin: string,
): Promise<void> {
  const { id, account, order_id: order, amount, currency } = payment;
  const at = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    const { status } = await findPayment(context, trx, { id, lock: true });
    if (status !== 'processing') return;
    const failed = { status: 'failed', failure: failure.code, provider_ref: failure.ref ?? null, seen_at: at } as const;
    await trx.updateTable('payments').set(failed).where('id', '=', id).execute();
    const resource = `payment:${id}`;
    await context.audit(trx, { actor: account, origin, resource, type: 'payment.failed', outcome: 'failure' });
    const data = { id, order, status: 'failed', failure: failure.code };
    await context.outbox.add(trx, { type: 'payment.failed', account, resource, data });
  });
  if (failure.kind !== 'declined') return;
  const instrument = failure.fingerprint ?? payment.charged_method ?? payment.payment_method;
  context.observe({ kind: 'payment', outcome: 'declined', account, instrument, amount, currency });
}
