import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { Tables } from '../tables.ts';

/** What sends an order on its way. */
export interface Fulfilment {
  readonly order: string;
  /** What paid for it. */
  readonly payment: string | null;
  /** Request, event or job that led to it. */
  readonly cause: string;
  /** Also where the order was sent already. */
  readonly again?: boolean;
}

/** Sends an order on its way, once, in the caller's transaction. */
export async function fulfilOrder(
  context: SandboxContext,
  trx: Kysely<Tables>,
  { order, payment, cause, again = false }: Fulfilment,
): Promise<void> {
  if (!again && (await countFulfilments(trx, order)) > 0n) return;
  await trx
    .insertInto('fulfilments')
    .values({ order_id: order, payment, cause, created_at: context.clock.now() })
    .execute();
}

/** How often the order was sent on its way: once, if at all. */
export async function countFulfilments(db: Kysely<Tables>, order: string): Promise<bigint> {
  const { count } = await db
    .selectFrom('fulfilments')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('order_id', '=', order)
    .executeTakeFirstOrThrow();
  return count;
}
