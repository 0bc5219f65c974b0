import type { Kysely, Selectable } from 'kysely';
import { isId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** A payout with its lines. */
export type Payout = Omit<Selectable<Tables['payouts']>, 'position'> & {
  readonly lines: readonly { readonly to: string; readonly amount: bigint }[];
};

/** Which payout, whose, and whether it is kept from others until the transaction ends. */
export interface PayoutQuery {
  readonly id: string;
  /** Absent where anybody's may be read. */
  readonly maker?: string;
  readonly lock?: boolean;
}

/** A payout. @throws Refusal 404 where it is unknown or someone else's */
export async function findPayout(db: Kysely<Tables>, { id, maker, lock = false }: PayoutQuery): Promise<Payout> {
  let query = db.selectFrom('payouts').selectAll().where('id', '=', id);
  if (maker !== undefined) query = query.where('maker', '=', maker);
  if (lock) query = query.forUpdate();
  const payout = isId('po', id) ? await query.executeTakeFirst() : undefined;
  if (payout === undefined) throw new Refusal(404, 'unknown_payout', 'There is no such payout.');
  const lines = await db
    .selectFrom('payout_lines')
    .select(['recipient as to', 'amount'])
    .where('payout', '=', id)
    .orderBy('position')
    .execute();
  return { ...payout, lines };
}

/** A payout as the API shows it. */
export function showPayout({ id, status, source, currency, total, lines, maker, checker }: Payout): object {
  return { id, status, source, currency, total, lines, maker, ...(checker !== null && { checker }) };
}
