/**
 * The shop's own accounts, one of each kind per currency: `processor` what the gateway owes the shop, `bank` what it has
 * paid out to it, `sales` income, `fees` what the gateway kept, `disputes` what it holds back while a dispute is open,
 * `suspense` what nobody can explain: always empty, but for planted flaws.
 */
export type ShopAccountKind = 'processor' | 'bank' | 'sales' | 'fees' | 'disputes' | 'suspense';

const KINDS: readonly ShopAccountKind[] = ['processor', 'bank', 'sales', 'fees', 'disputes', 'suspense'];

/** A row of `ledger_accounts`. */
export interface LedgerAccount {
  readonly id: string;
  readonly kind: string;
  readonly owner: string | null;
  readonly currency: string;
}

/** The id of one of the shop's accounts. */
export function shopAccount(kind: ShopAccountKind, currency: string): string {
  return `${kind}:${currency}`;
}

/** The shop's accounts in a currency. */
export function shopAccounts(currency: string): LedgerAccount[] {
  return KINDS.map((kind) => ({ id: shopAccount(kind, currency), kind, owner: null, currency }));
}
