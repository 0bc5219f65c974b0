import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import type { AccountNumbers, ProviderAccount } from './bank-provider.ts';

/** Writes down the accounts of a link, numbers and balances sealed; those that are known get their new balances. */
export async function refreshAccounts(
  context: SandboxContext,
  trx: Kysely<Tables>,
  link: string,
  { accounts, numbers }: { readonly accounts: readonly ProviderAccount[]; readonly numbers: readonly AccountNumbers[] },
): Promise<void> {
  const { vault, clock } = context;
  const known = await trx.selectFrom('bank_accounts').select(['id', 'ref']).where('link', '=', link).execute();
  for (const { ref, name, subtype, mask, currency, current, available } of accounts) {
    const row = known.find((account) => account.ref === ref)?.id ?? context.newId('bac');
    const seal = (column: string, text: string | undefined): Promise<string> | null =>
      text === undefined ? null : vault.seal({ table: 'bank_accounts', column, row }, text);
    const own = numbers.find((account) => account.ref === ref);
    const balances = {
      current_balance: await vault.seal({ table: 'bank_accounts', column: 'current_balance', row }, String(current)),
      available_balance: await seal('available_balance', available?.toString()),
      balances_at: clock.now(),
    };
    await trx
      .insertInto('bank_accounts')
      .values({
        id: row,
        link,
        ref,
        name,
        subtype,
        mask,
        currency,
        ...balances,
        number: await seal('number', own?.number),
        routing: await seal('routing', own?.routing),
      })
      .onConflict((conflict) => conflict.columns(['link', 'ref']).doUpdateSet(balances))
      .execute();
  }
}
