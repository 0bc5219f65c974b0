import type { Kysely } from 'kysely';
import { isId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** Checks that money can go to an account. @throws Refusal 404 where there is none */
export async function checkRecipient(db: Kysely<Tables>, id: string): Promise<void> {
  const account = isId('usr', id)
    ? await db.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()
    : undefined;
  if (account === undefined) throw new Refusal(404, 'unknown_account', 'There is no such account.');
}
