import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { PaymentStatus } from '../tables/payments.ts';
import type { Tables } from '../tables.ts';
import { type Payment, findPayment, livePayment, showPayment } from './find-payment.ts';
import { fulfilOrder } from './fulfil-order.ts';
import type { GatewayPayment } from './payment-gateway/payment-gateway.ts';

/** Where a state of the gateway's comes from. */
export interface Sighting {
  /** Account or part of the shop, and address, for the audit trail. */
  readonly actor: string;
  readonly origin: string;
  /** The gateway's time of the state. */
  readonly at: Date;
  /** What the money came by: request, event, recovery. */
  readonly cause: string;
  /** An event that was seen before and is processed as if it were new. */
  readonly repeated?: boolean;
}

/**
 * Takes over what the gateway says of a payment, in the caller's transaction with the payment locked: status, money,
 * fulfilment, audit trail and outbox. Nothing is taken over that does not fit the order.
 */
export async function settlePayment(
  context: SandboxContext,
  trx: Kysely<Tables>,
  id: string,
  sighting: Sighting & { readonly state: GatewayPayment },
): Promise<Payment> {
  const { actor, origin, cause, repeated = false } = sighting;
  // To the second, as the gateway tells it.
  const at = new Date(Math.floor(sighting.at.getTime() / 1000) * 1000);
  const payment = await findPayment(context, trx, { id, lock: true });
  const state = withoutChallenge(context, sighting.state);
  const event = { actor, origin, resource: `payment:${id}` };
  if (isStale(context, payment, state.status, at)) return payment;
  const told =
    state.status === payment.status && state.ref === payment.provider_ref && state.captured <= payment.captured;
  if (told && !repeated) return payment;
  if (!fits(context, payment, state) || (await isReplaced(trx, payment, state.status))) {
    await context.audit(trx, { ...event, type: 'payment.mismatch', outcome: 'failure' });
    context.log('error', 'payment.mismatch', { payment: id, ref: state.ref, cause });
    return payment;
  }
  await trx
    .updateTable('payments')
    .set({
      status: state.status,
      provider_ref: state.ref,
      failure: state.failure ?? null,
      next_action: state.nextAction ?? null,
      seen_at: at,
    })
    .where('id', '=', id)
    .execute();
  const booked = repeated ? 0n : payment.captured;
  if (state.captured > booked) {
    await context.ledger.capture(trx, id, state.captured - booked, payment.currency);
    await fulfilOrder(context, trx, { order: payment.order_id, payment: id, cause, again: repeated });
  }
  const settled = await findPayment(context, trx, { id });
  if (state.status !== payment.status || repeated) {
    const failed = state.status === 'failed';
    await context.audit(trx, { ...event, type: `payment.${state.status}`, outcome: failed ? 'failure' : 'success' });
    await context.outbox.add(trx, {
      type: `payment.${state.status}`,
      account: payment.account,
      resource: `payment:${id}`,
      data: showPayment(settled),
    });
    observe(context, settled);
  }
  return settled;
}

const FINAL: readonly PaymentStatus[] = ['succeeded', 'canceled', 'failed'];

// Webhooks come in any order: what is older than what is known, or would undo an end, says nothing.
function isStale(context: SandboxContext, payment: Payment, next: PaymentStatus, at: Date): boolean {
  if (context.defect('wh.out_of_order')) return false;
  if (payment.seen_at !== null && at < payment.seen_at) return true;
  if (payment.status === 'failed') return next === 'processing' || next === 'requires_action';
  return FINAL.includes(payment.status) && next !== payment.status;
}

// A payment of another amount or currency pays for another order, if for any.
function fits(context: SandboxContext, payment: Payment, state: GatewayPayment): boolean {
  if (context.defect('flow.amount_unverified')) return true;
  return state.amount === payment.amount && state.currency === payment.currency;
}

// The order of a payment that ended can have got another one; what comes late must not pay for it twice.
async function isReplaced(trx: Kysely<Tables>, payment: Payment, next: PaymentStatus): Promise<boolean> {
  const ended: readonly PaymentStatus[] = ['canceled', 'failed'];
  if (!ended.includes(payment.status) || ended.includes(next)) return false;
  const other = await livePayment(trx, payment.order_id);
  return other !== undefined && other !== payment.id;
}

// A payment whose cardholder has proved nothing yet is no payment.
function withoutChallenge(context: SandboxContext, state: GatewayPayment): GatewayPayment {
  if (state.status !== 'requires_action' || !context.defect('flow.sca_skipped')) return state;
  return { ...state, status: 'succeeded', captured: state.amount };
}

function observe(context: SandboxContext, payment: Payment): void {
  const { status, account, amount, currency } = payment;
  const outcome = status === 'failed' ? 'declined' : status === 'succeeded' ? 'succeeded' : undefined;
  if (outcome === undefined) return;
  const instrument = payment.charged_method ?? payment.payment_method;
  context.observe({ kind: 'payment', outcome, account, instrument, amount, currency });
}
