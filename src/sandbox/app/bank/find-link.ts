import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import { isId } from '../../new-id.ts';
import { Refusal } from '../../refusal.ts';
import type { Tables } from '../../tables.ts';

/** A linked bank login as the database has it. */
export type BankLink = Selectable<Tables['bank_links']>;

/** A bank link of the account. @throws Refusal 404 also for that of somebody else, and one that was removed */
export async function findLink(db: Kysely<Tables>, id: string, account: string): Promise<BankLink> {
  const link = isId('bnk', id)
    ? await db
        .selectFrom('bank_links')
        .selectAll()
        .where('id', '=', id)
        .where('account', '=', account)
        .where('status', '<>', 'removed')
        .executeTakeFirst()
    : undefined;
  if (link === undefined) throw new Refusal(404, 'unknown_bank_link', 'There is no such bank link.');
  return link;
}

/** The secret that opens a bank link. @throws Error where it was tampered with */
export async function accessTokenOf({ vault }: SandboxContext, { id, access_token }: BankLink): Promise<string> {
  if (access_token === null) throw new Error('a removed bank link has no access token');
  return vault.open({ table: 'bank_links', column: 'access_token', row: id }, access_token);
}
