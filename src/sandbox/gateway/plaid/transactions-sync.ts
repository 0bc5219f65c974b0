import { accountJson, transactionJson } from './item-json.ts';
import type { Item } from './plaid-state.ts';
import { invalidField, type PlaidFields, text } from './read-fields.ts';

const DEFAULT_COUNT = 100;
const MOST = 500;

/**
 * What has changed since a cursor, which is a place in the item's log. No cursor is the beginning.
 * Source: https://plaid.com/docs/api/products/transactions/#transactionssync
 * @throws PlaidRefusal `INVALID_FIELD` for a cursor that is not of this item, a count out of range
 */
export function syncTransactions(item: Item, fields: PlaidFields): object {
  const count = (fields['count'] as number | undefined) ?? DEFAULT_COUNT;
  if (count < 1 || count > MOST) throw invalidField(`count must be an integer between 1 and ${MOST}`);
  const from = place(item, text(fields, 'cursor'));
  const page = item.log.slice(from, from + count);
  const of = (kind: string): readonly object[] =>
    page.filter((change) => change.kind === kind).map(({ transaction }) => transactionJson(transaction));
  return {
    accounts: item.accounts.map((account) => accountJson(item, account)),
    added: of('added'),
    modified: of('modified'),
    removed: page
      .filter(({ kind }) => kind === 'removed')
      .map(({ transaction }) => ({ transaction_id: transaction.id, account_id: transaction.accountId })),
    next_cursor: cursor(item, from + page.length),
    has_more: from + page.length < item.log.length,
    transactions_update_status: 'HISTORICAL_UPDATE_COMPLETE',
  };
}

function cursor(item: Item, index: number): string {
  return Buffer.from(`${item.id} ${index}`).toString('base64');
}

function place(item: Item, given: string | undefined): number {
  if (given === undefined) return 0;
  const [id, digits = ''] = Buffer.from(given, 'base64').toString('latin1').split(' ');
  const index = /^\d{1,9}$/u.test(digits) ? Number(digits) : Number.NaN;
  if (id === item.id && index <= item.log.length && cursor(item, index) === given) return index;
  throw invalidField('cursor is not associated with this access_token');
}
