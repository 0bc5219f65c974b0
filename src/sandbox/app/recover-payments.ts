import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { Refusal } from '../refusal.ts';
import { findPayment } from './find-payment.ts';
import { execute } from './make-refund.ts';
import { callOperation, endOperation, settleOperation } from './operate.ts';
import { reservedOf } from './plan-refund.ts';
import { refreshPayment } from './refresh-payment.ts';

// Younger ones may still be in the hands of a request.
const PATIENCE_MS = 15_000;
const BATCH = 20;
const BY = { actor: 'system:recovery', origin: 'recovery' };

/**
 * Finds out what became of payments, captures, cancellations and refunds whose outcome nobody knows: the same request is
 * sent again with the same idempotency key. @returns how many are known now
 */
export async function recoverPayments(context: SandboxContext, patience: number = PATIENCE_MS): Promise<number> {
  const { db, clock } = context;
  const before = new Date(clock.now().getTime() - patience);
  let known = 0;
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      known += 1;
    } catch (error) {
      if (!(error instanceof GatewayFailure || error instanceof Refusal)) throw error;
      context.log('warn', 'recovery.failed', { resource: what, code: error.code });
    }
  };
  const payments = await db
    .selectFrom('payments')
    .select('id')
    .where('status', '=', 'processing')
    .where('created_at', '<=', before)
    .limit(BATCH)
    .execute();
  for (const { id } of payments) {
    await attempt(id, async () => refreshPayment(context, await findPayment(context, db, { id }), BY));
  }
  const operations = await db
    .selectFrom('payment_operations')
    .selectAll()
    .where('status', '=', 'pending')
    .where('created_at', '<=', before)
    .limit(BATCH)
    .execute();
  for (const operation of operations) {
    await attempt(operation.id, async () => {
      const payment = await findPayment(context, db, { id: operation.payment });
      try {
        const state = await callOperation(context, payment, operation);
        await settleOperation(context, payment, { id: operation.id, by: BY, state });
      } catch (error) {
        if (error instanceof GatewayFailure && error.kind === 'refused')
          await endOperation(context, operation.id, 'failed');
        throw error;
      }
    });
  }
  const refunds = await db
    .selectFrom('refunds')
    .selectAll()
    .where('status', '=', 'pending')
    .where('provider_ref', 'is', null)
    .where('created_at', '<=', before)
    .limit(BATCH)
    .execute();
  for (const refund of refunds) {
    await attempt(refund.id, async () => {
      const { amount, currency, destination } = refund;
      // Locked, since booking another refund moves an amount from one of the two sums to the other.
      const { payment, reserved } = await db.transaction().execute(async (trx) => {
        const locked = await findPayment(context, trx, { id: refund.payment, lock: true });
        return { payment: locked, reserved: locked.refunded + (await reservedOf(trx, locked.id)) - amount };
      });
      const plan = { amount, currency, destination, toCard: amount, before: reserved, approval: false };
      await execute(context, { refund, payment, plan, by: BY, again: true });
    });
  }
  return known;
}
