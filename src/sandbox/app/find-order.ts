import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { shopCurrency } from '../currencies.ts';
import { isId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** An order's row. */
export type Order = Selectable<Tables['orders']>;

/** Which order, whose, and whether it is kept from others until the transaction ends. */
export interface OrderQuery {
  readonly id: string;
  /** Absent where anybody may. */
  readonly account?: string;
  readonly lock?: boolean;
}

/** An order. @throws Refusal 404 where it is unknown or someone else's */
export async function findOrder(db: Kysely<Tables>, { id, account, lock = false }: OrderQuery): Promise<Order> {
  let query = db.selectFrom('orders').selectAll().where('id', '=', id);
  if (account !== undefined) query = query.where('account', '=', account);
  if (lock) query = query.forUpdate();
  const order = isId('ord', id) ? await query.executeTakeFirst() : undefined;
  if (order === undefined) throw new Refusal(404, 'unknown_order', 'There is no such order.');
  return order;
}

/** What a payment is made of. */
export interface Payable {
  readonly id: string;
  readonly total: bigint;
  readonly currency: string;
}

/**
 * The order that a payment begins with, kept from others until the transaction ends: its amount and currency are the
 * order's own, whatever the client says. @throws Refusal 400, 404
 */
export async function orderToPay(
  context: SandboxContext,
  trx: Kysely<Tables>,
  query: { readonly id: string; readonly account: string; readonly currency: string | undefined },
): Promise<Payable> {
  const order = await findOrder(trx, { id: query.id, account: query.account, lock: true });
  const currency = boundCurrency(context, order, query.currency);
  if (order.total < shopCurrency(currency).minimum && !context.defect('pay.amount.min_bypass'))
    throw new Refusal(400, 'amount_too_small', 'The total is below the minimum charge of its currency.');
  return { id: order.id, total: order.total, currency };
}

function boundCurrency(context: SandboxContext, order: Order, wanted: string = order.currency): string {
  if (wanted === order.currency || context.defect('pay.currency.swap')) return wanted;
  throw new Refusal(400, 'currency_mismatch', 'The order is to be paid in its own currency.');
}
