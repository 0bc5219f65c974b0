import type { SettlementLine } from '../vendor-books.ts';
import type { StripeAccount } from './account.ts';

/** An account's lines of the settlement file, `from` <= created < `to` in whole seconds. */
export function settlementOf(account: StripeAccount, from: Date, to: Date): SettlementLine[] {
  const lines: SettlementLine[] = [];
  for (const item of account.balanceTransactions.values()) {
    const created = new Date(item.created * 1000);
    if (created < from || created >= to) continue;
    const kind = item.type === 'charge' ? 'charge' : item.type === 'adjustment' ? 'dispute' : 'refund';
    const line = {
      provider: 'stripe' as const,
      provider_ref: kind === 'charge' ? item.paymentIntent : item.source,
      payment_ref: item.paymentIntent,
      currency: item.currency.toUpperCase(),
      created,
    };
    lines.push({ ...line, kind, amount: item.amount });
    if (item.fee !== 0n) lines.push({ ...line, kind: 'fee', amount: -item.fee });
  }
  return lines;
}
