import type { SandboxContext } from '../../context.ts';

/** A bank account as its owner sees it; amounts in minor units. */
export interface ShownBankAccount {
  readonly id: string;
  readonly link: string;
  readonly name: string;
  readonly type: string;
  /** Stars and the last four digits. */
  readonly account: string;
  readonly currency: string;
  readonly current: bigint;
  readonly available: bigint | null;
  readonly balances_at: Date;
}

/** The accounts of an owner, at one linked bank or at all: numbers masked. */
export async function showAccounts(
  context: SandboxContext,
  owner: string,
  link?: string,
): Promise<readonly ShownBankAccount[]> {
  const { db, vault } = context;
  let query = db
    .selectFrom('bank_accounts as a')
    .innerJoin('bank_links as l', 'l.id', 'a.link')
    .selectAll('a')
    .where('l.account', '=', owner)
    .orderBy('a.position');
  if (link !== undefined) query = query.where('a.link', '=', link);
  const unmasked = context.defect('bank.numbers_unmasked');
  const rows = await query.execute();
  return Promise.all(
    rows.map(async ({ id, name, subtype: type, mask, currency, balances_at, ...row }) => {
      const open = async (column: string, sealed: string | null): Promise<string | undefined> =>
        sealed === null ? undefined : vault.open({ table: 'bank_accounts', column, row: id }, sealed);
      const [current = '0', available] = [
        await open('current_balance', row.current_balance),
        await open('available_balance', row.available_balance),
      ];
      const number = unmasked ? await open('number', row.number) : undefined;
      const routing = unmasked ? await open('routing', row.routing) : undefined;
      return {
        id,
        link: row.link,
        name,
        type,
        account: number ?? `********${mask}`,
        currency,
        balances_at,
        current: BigInt(current),
        available: available === undefined ? null : BigInt(available),
        ...(routing !== undefined && { routing }),
      };
    }),
  );
}
