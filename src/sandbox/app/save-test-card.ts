import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { isKnownCard } from './test-cards.ts';

/** Saves a vendor's test card with the account that paid with it. */
export async function saveTestCard(db: Kysely<Tables>, account: string, paymentMethod: string): Promise<void> {
  if (!isKnownCard(paymentMethod)) return;
  await db
    .insertInto('saved_cards')
    .values({ account, payment_method: paymentMethod })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
