import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';
import { refusalOf } from './charge-method.ts';
import { type Payment, type PaymentQuery, findPayment } from './find-payment.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import type { GatewayPayment } from './payment-gateway/payment-gateway.ts';
import { settlePayment } from './settle-payment.ts';

/** What is to be done to a payment, as its check decided. */
export interface Operation {
  readonly kind: 'capture' | 'cancel';
  readonly amount: bigint;
  /** What of it the gateway is asked for; it is not asked for nothing. */
  readonly atGateway: bigint;
  /** Done when the gateway has answered. */
  readonly book?: () => Promise<void>;
}

/**
 * Captures or cancels a payment: check and a row for the operation, which keeps others out; the call to the gateway, in
 * no transaction; what came of it. @returns whether that is known @throws Refusal of the check, 409 where another
 * operation is going on, 503
 */
export async function operate(
  context: SandboxContext,
  query: PaymentQuery,
  by: { readonly actor: string; readonly origin: string },
  plan: (trx: Kysely<Tables>, payment: Payment) => Promise<Operation>,
): Promise<boolean> {
  const { db } = context;
  const id = context.newId('op');
  const { operation, payment } = await db.transaction().execute(async (trx) => {
    const found = await findPayment(context, trx, query);
    const planned = await plan(trx, found);
    const { kind, amount } = planned;
    const going = await trx
      .selectFrom('payment_operations')
      .select('id')
      .where('payment', '=', found.id)
      .where('status', '=', 'pending')
      .executeTakeFirst();
    if (going !== undefined) throw new Refusal(409, `not_${kind === 'capture' ? 'capturable' : 'cancelable'}`, BUSY);
    const row = { id, payment: found.id, kind, amount, status: 'pending', created_at: context.clock.now() } as const;
    await trx.insertInto('payment_operations').values(row).execute();
    return { operation: planned, payment: found };
  });
  if (operation.atGateway === 0n) await endOperation(context, id, 'succeeded');
  else {
    try {
      const state = await callOperation(context, payment, { id, kind: operation.kind, amount: operation.atGateway });
      await settleOperation(context, payment, { id, by, state });
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error;
      context.log('warn', `payment.${operation.kind}_failed`, { payment: payment.id, code: error.code });
      if (error.kind === 'unknown') return false;
      await endOperation(context, id, 'failed');
      if (error.kind === 'refused') {
        const code = operation.kind === 'capture' ? 'not_capturable' : 'not_cancelable';
        throw new Refusal(409, code, 'The gateway refused this.');
      }
      throw refusalOf(error);
    }
  }
  await operation.book?.();
  return true;
}

const BUSY = 'Something else is being done to the payment.';

/** Makes the call of an operation, for the first time or again: the gateway executes it once. @throws GatewayFailure */
export function callOperation(
  context: SandboxContext,
  { provider, provider_ref, currency, id: payment }: Payment,
  { id, kind, amount }: { readonly id: string; readonly kind: 'capture' | 'cancel'; readonly amount: bigint },
): Promise<GatewayPayment> {
  const ref = provider_ref ?? payment;
  return callGateway(context, provider, id, (gateway, key) =>
    kind === 'capture' ? gateway.capture(ref, amount, currency, key) : gateway.cancel(ref, key),
  );
}

/** Takes over what an operation led to. */
export async function settleOperation(
  context: SandboxContext,
  { id: payment }: Payment,
  {
    id,
    by,
    state,
  }: {
    readonly id: string;
    readonly by: { readonly actor: string; readonly origin: string };
    readonly state: GatewayPayment;
  },
): Promise<void> {
  const sighting = { ...by, at: context.clock.now(), cause: id, state };
  await context.db.transaction().execute(async (trx) => {
    await settlePayment(context, trx, payment, sighting);
    await trx.updateTable('payment_operations').set({ status: 'succeeded' }).where('id', '=', id).execute();
  });
}

/** Notes how an operation ended. */
export async function endOperation({ db }: SandboxContext, id: string, status: 'succeeded' | 'failed'): Promise<void> {
  await db.updateTable('payment_operations').set({ status }).where('id', '=', id).execute();
}
