import { amountNumber } from './amount-number.ts';
import type { BankAccount } from './bank-account.ts';
import type { BankTransaction } from './bank-transactions.ts';
import { latest } from './bookings.ts';
import { PRODUCTS } from './institutions.ts';
import type { Item } from './plaid-state.ts';
import { LOGIN_REQUIRED } from './plaid-webhook.ts';

/** The currency of the test banks. */
export const BANK_CURRENCY = 'USD';

/** An item as Plaid answers it. */
export function itemJson(item: Item): object {
  return {
    item_id: item.id,
    institution_id: item.institution.id,
    institution_name: item.institution.name,
    webhook: item.webhook ?? null,
    error: item.loginRequired ? LOGIN_REQUIRED : null,
    available_products: PRODUCTS.filter((product) => !item.products.includes(product)),
    billed_products: item.products,
    products: item.products,
    consent_expiration_time: null,
    created_at: item.createdAt.toISOString(),
    update_type: 'background',
  };
}

/** An account with its balance, which follows from the bookings since it was linked. */
export function accountJson(item: Item, account: BankAccount): object {
  const { current, available } = balanceOf(item, account);
  return {
    account_id: account.id,
    balances: {
      available: amountNumber(available),
      current: amountNumber(current),
      limit: account.limit === undefined ? null : amountNumber(account.limit),
      iso_currency_code: BANK_CURRENCY,
      unofficial_currency_code: null,
    },
    mask: account.number.slice(-4),
    name: account.name,
    official_name: account.officialName,
    type: account.type,
    subtype: account.subtype,
    holder_category: 'personal',
  };
}

/** Current and available balance in minor units; what is pending is not available any more. */
export function balanceOf(item: Item, account: BankAccount): { readonly current: bigint; readonly available: bigint } {
  const before = new Set(
    item.log.slice(0, item.linkedWith).flatMap(({ transaction }) => (transaction.pending ? [] : transaction.id)),
  );
  const own = [...latest(item).values()].filter(({ accountId, id }) => accountId === account.id && !before.has(id));
  const spent = sum(own.filter((transaction) => !transaction.pending));
  const pending = sum(own.filter((transaction) => transaction.pending));
  if (account.limit === undefined) {
    return { current: account.opening - spent, available: account.opening - spent - pending };
  }
  const owed = account.opening + spent;
  return { current: owed, available: account.limit - owed - pending };
}

/** A booking as Plaid answers it. */
export function transactionJson(transaction: BankTransaction): object {
  const { id, accountId, amount, name, merchant, date, category, pending, pendingId } = transaction;
  return {
    transaction_id: id,
    account_id: accountId,
    amount: amountNumber(amount),
    iso_currency_code: BANK_CURRENCY,
    unofficial_currency_code: null,
    name,
    merchant_name: merchant,
    date,
    authorized_date: date,
    datetime: null,
    authorized_datetime: null,
    pending,
    pending_transaction_id: pendingId ?? null,
    account_owner: null,
    category: null,
    category_id: null,
    check_number: null,
    payment_channel: 'in store',
    personal_finance_category: { primary: category, detailed: `${category}_OTHER`, confidence_level: 'HIGH' },
    transaction_code: null,
    location: {
      address: null,
      city: null,
      region: null,
      postal_code: null,
      country: null,
      lat: null,
      lon: null,
      store_number: null,
    },
    payment_meta: {
      by_order_of: null,
      payee: null,
      payer: null,
      payment_method: null,
      payment_processor: null,
      ppd_id: null,
      reason: null,
      reference_number: null,
    },
    counterparties: [],
  };
}

function sum(transactions: readonly BankTransaction[]): bigint {
  return transactions.reduce((total, { amount }) => total + amount, 0n);
}
