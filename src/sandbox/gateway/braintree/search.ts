import { parseAmount } from './amounts.ts';
import { instrumentType } from './instrument.ts';
import { type Fields, invalidParams, isFields } from './read-body.ts';
import type { Transaction } from './transaction.ts';

type Test = (transaction: Transaction, criterion: unknown) => boolean;

/** The criteria that a search of transactions may name. Source: `transaction_search.js` of Braintree's client. */
const TESTS: Readonly<Record<string, Test>> = {
  ids: (transaction, criterion) => among(criterion, transaction.id),
  id: (transaction, criterion) => matchesText(criterion, transaction.id),
  order_id: (transaction, criterion) => matchesText(criterion, transaction.orderId ?? ''),
  customer_id: (transaction, criterion) => matchesText(criterion, transaction.customerId ?? ''),
  payment_method_token: (transaction, criterion) => matchesText(criterion, transaction.token ?? ''),
  currency: (transaction, criterion) => matchesText(criterion, transaction.currency),
  status: (transaction, criterion) => among(criterion, transaction.status),
  type: (transaction, criterion) => among(criterion, transaction.type),
  merchant_account_id: (transaction, criterion) => among(criterion, transaction.merchantAccountId),
  payment_instrument_type: (transaction, criterion) => among(criterion, instrumentType(transaction.instrument)),
  credit_card_card_type: ({ instrument }, criterion) =>
    instrument.kind === 'card' && among(criterion, instrument.cardType),
  refund: (transaction, criterion) => String(transaction.refundedId !== undefined) === String(criterion),
  amount: ({ amount, currency }, criterion) =>
    within(criterion, amount, (text) => {
      const parsed = parseAmount(text, currency);
      return 'minor' in parsed ? parsed.minor : undefined;
    }),
  created_at: ({ createdAt }, criterion) => within(criterion, createdAt.getTime(), time),
  authorized_at: (transaction, criterion) => reached(transaction, 'authorized', criterion),
  submitted_for_settlement_at: (transaction, criterion) => reached(transaction, 'submitted_for_settlement', criterion),
  settled_at: (transaction, criterion) => reached(transaction, 'settled', criterion),
  voided_at: (transaction, criterion) => reached(transaction, 'voided', criterion),
};

/** The transactions that fit all criteria, newest first. @throws BraintreeRefusal 403 for a criterion that there is not */
export function searchTransactions(transactions: Iterable<Transaction>, criteria: Fields): readonly Transaction[] {
  const tests = Object.entries(criteria).map(([name, criterion]) => {
    const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
    if (test === undefined) throw invalidParams(`search[${name}]`);
    return (transaction: Transaction) => test(transaction, criterion);
  });
  return [...transactions].filter((transaction) => tests.every((test) => test(transaction))).toReversed();
}

function among(criterion: unknown, value: string): boolean {
  if (!Array.isArray(criterion)) throw invalidParams('search');
  return criterion.includes(value);
}

function matchesText(criterion: unknown, value: string): boolean {
  if (!isFields(criterion)) throw invalidParams('search');
  const lower = value.toLowerCase();
  return Object.entries(criterion).every(([operator, wanted]) => {
    const text = String(wanted).toLowerCase();
    if (operator === 'is') return lower === text;
    if (operator === 'is_not') return lower !== text;
    if (operator === 'starts_with') return lower.startsWith(text);
    if (operator === 'ends_with') return lower.endsWith(text);
    if (operator === 'contains') return lower.includes(text);
    throw invalidParams('search');
  });
}

function within<T extends bigint | number>(
  criterion: unknown,
  value: T,
  read: (text: unknown) => T | undefined,
): boolean {
  if (!isFields(criterion)) throw invalidParams('search');
  return Object.entries(criterion).every(([operator, wanted]) => {
    const bound = read(wanted);
    if (bound === undefined) throw invalidParams('search');
    if (operator === 'min') return value >= bound;
    if (operator === 'max') return value <= bound;
    if (operator === 'is') return value === bound;
    throw invalidParams('search');
  });
}

function reached({ history }: Transaction, status: Transaction['status'], criterion: unknown): boolean {
  const event = history.find((step) => step.status === status);
  return event !== undefined && within(criterion, event.at.getTime(), time);
}

function time(text: unknown): number | undefined {
  const value = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
