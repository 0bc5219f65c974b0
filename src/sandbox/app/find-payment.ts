import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { isId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** A payment with what the ledger says of it. */
export type Payment = Selectable<Tables['payments']> & { readonly captured: bigint; readonly refunded: bigint };

/** Which payment, whose, and whether it is kept from others until the transaction ends. */
export interface PaymentQuery {
  readonly id: string;
  /** Absent where anybody may. */
  readonly account?: string;
  readonly lock?: boolean;
}

/** A payment. @throws Refusal 404 where it is unknown or someone else's */
export async function findPayment(
  { ledger }: SandboxContext,
  db: Kysely<Tables>,
  { id, account, lock = false }: PaymentQuery,
): Promise<Payment> {
  let query = db.selectFrom('payments').selectAll().where('id', '=', id);
  if (account !== undefined) query = query.where('account', '=', account);
  if (lock) query = query.forUpdate();
  const payment = isId('pay', id) ? await query.executeTakeFirst() : undefined;
  if (payment === undefined) throw new Refusal(404, 'unknown_payment', 'There is no such payment.');
  return { ...payment, ...(await ledger.paymentTotals(db, id)) };
}

/** The payment that an order has, unless it was cancelled or failed: its id. */
export async function livePayment(db: Kysely<Tables>, order: string): Promise<string | undefined> {
  const live = await db
    .selectFrom('payments')
    .select('id')
    .where('order_id', '=', order)
    .where('status', 'not in', ['canceled', 'failed'])
    .executeTakeFirst();
  return live?.id;
}

/** A payment as the API shows it. */
export function showPayment(payment: Payment): object {
  const { id, order_id: order, status, amount, captured, refunded, currency, description } = payment;
  const { provider, livemode, failure, next_action } = payment;
  return {
    id,
    order,
    status,
    amount,
    captured,
    refunded,
    currency,
    description,
    provider,
    livemode,
    ...(failure !== null && { failure }),
    ...(status === 'requires_action' && { next_action }),
  };
}
