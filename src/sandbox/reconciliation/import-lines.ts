import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import type { SettlementLine } from './settlement.ts';

/**
 * Takes a settlement's lines over and books what they bring: what the gateway kept as fees, and the rest as money at the
 * bank. What is in a currency that the shop has no accounts in is kept and not booked; comparing finds it.
 */
export async function importLines(
  trx: Kysely<Tables>,
  ledger: SandboxContext['ledger'],
  run: string,
  lines: readonly SettlementLine[],
): Promise<void> {
  const known = await trx.selectFrom('ledger_accounts').select('currency').where('kind', '=', 'bank').execute();
  const currencies = new Set(known.map(({ currency }) => currency));
  const paid = new Map<string, bigint>();
  for (const { created: created_at, ...line } of lines) {
    const { provider, kind, payment_ref, amount, currency } = line;
    await trx
      .insertInto('settlement_lines')
      .values({ ...line, created_at, run })
      .execute();
    if (!currencies.has(currency)) continue;
    paid.set(currency, (paid.get(currency) ?? 0n) + amount);
    if (kind !== 'fee' || amount === 0n) continue;
    const payment = await trx
      .selectFrom('payments')
      .select('id')
      .where('provider', '=', provider as 'stripe' | 'braintree')
      .where('provider_ref', '=', payment_ref)
      .executeTakeFirst();
    await ledger.fee(trx, payment?.id ?? run, -amount, currency);
  }
  for (const [currency, amount] of paid) if (amount !== 0n) await ledger.settle(trx, run, amount, currency);
}
