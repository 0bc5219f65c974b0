import { createHash } from 'node:crypto';
import type { SandboxContext } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import type { BankLink } from './find-link.ts';
import type { LinkToken } from './bank-provider.ts';
import { callBank } from './open-bank.ts';
import { refreshAccounts } from './refresh-accounts.ts';

/** What a customer brings back from the provider's login page. */
export interface LinkResult {
  readonly link_token: string;
  readonly public_token: string;
}

/** A link token for the account, of which the shop remembers whose it is. @throws Refusal 400, 409, 503 */
export async function startLink(
  context: SandboxContext,
  account: string,
  accessToken: string | undefined,
): Promise<LinkToken> {
  const { db, clock } = context;
  const made = await callBank(context, (bank) => bank.linkToken(account, accessToken));
  await db.deleteFrom('bank_link_tokens').where('expires_at', '<', clock.now()).execute();
  const row = { token_hash: hashOf(made.token), account, expires_at: made.expiresAt };
  await db.insertInto('bank_link_tokens').values(row).execute();
  return made;
}

/**
 * Links the bank login that a public token stands for: only one that came of a link token of this account, so that
 * nobody links somebody else's bank. @throws Refusal 400, 409, 503
 */
export async function linkBank(
  context: SandboxContext,
  by: { readonly account: string; readonly origin: string },
  { link_token, public_token }: LinkResult,
): Promise<{ readonly id: string; readonly accessToken: string }> {
  const { db, vault } = context;
  if (!context.defect('bank.public_token_unbound')) {
    const owned = await db
      .selectFrom('bank_link_tokens')
      .select('token_hash')
      .where('token_hash', '=', hashOf(link_token))
      .where('account', '=', by.account)
      .where('expires_at', '>', context.clock.now())
      .executeTakeFirst();
    const own = owned === undefined ? [] : await callBank(context, (bank) => bank.publicTokens(link_token));
    if (!own.includes(public_token)) throw unknownToken();
  }
  const { accessToken, item } = await callBank(context, (bank) => bank.exchange(public_token));
  const [institution, accounts, numbers] = [
    await callBank(context, (bank) => bank.institution(accessToken)),
    await callBank(context, (bank) => bank.accounts(accessToken)),
    await callBank(context, (bank) => bank.numbers(accessToken)),
  ];
  const id = context.newId('bnk');
  const row: Omit<BankLink, 'position'> = {
    id,
    account: by.account,
    item,
    institution,
    access_token: await vault.seal({ table: 'bank_links', column: 'access_token', row: id }, accessToken),
    cursor: null,
    status: 'linked',
    updates_waiting: true,
    created_at: context.clock.now(),
  };
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('bank_links').values(row).execute();
    await refreshAccounts(context, trx, id, { accounts, numbers });
    const event = { actor: by.account, origin: by.origin, type: 'bank.linked', outcome: 'success' } as const;
    await context.audit(trx, { ...event, resource: `bank_link:${id}` });
  });
  return { id, accessToken };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function unknownToken(): Refusal {
  return new Refusal(400, 'invalid_bank_token', 'The bank does not know this token.');
}
