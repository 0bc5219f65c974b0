import { exponentOf } from '../../../model/money.ts';
import type { StripeAccount } from './account.ts';
import type { Call, Endpoint } from './call.ts';
import { listPage } from './list.ts';
import type { BalanceTransaction } from './records.ts';
import { showBalanceTransaction } from './show.ts';
import { noSuch } from './stripe-error.ts';

/** The merchant's balance and what changed it. Source: docs.stripe.com/api/balance_transactions */
export const balanceEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/balance', run: balance },
  { method: 'GET', path: '/balance_transactions', run: list },
  { method: 'GET', path: '/balance_transactions/:id', run: retrieve },
];

const TWO_DAYS = 2 * 86_400;

/** Notes a change of the balance; money is available after two days unless `atOnce`. */
export function addBalanceTransaction(
  account: StripeAccount,
  parts: Pick<BalanceTransaction, 'type' | 'amount' | 'fee' | 'currency' | 'source' | 'paymentIntent'> & {
    readonly atOnce?: boolean;
    readonly description?: string | undefined;
  },
): BalanceTransaction {
  const { atOnce, description, ...rest } = parts;
  const created = account.now();
  const item: BalanceTransaction = {
    ...rest,
    id: account.newId('txn'),
    created,
    availableOn: atOnce === true ? created : created + TWO_DAYS,
    description,
  };
  account.balanceTransactions.set(item.id, item);
  return item;
}

/** What Stripe keeps of a charge: 2.9 % and 30 cents, rounded half up, never more than the charge. */
export function feeOf(amount: bigint, currency: string): bigint {
  const fixed = exponentOf(currency) === 3 ? 300n : 30n;
  const fee = (amount * 29n + 500n) / 1000n + fixed;
  return fee < amount ? fee : amount;
}

function balance({ account, params }: Call): object {
  params.end();
  const now = account.now();
  const sum = (chosen: (item: BalanceTransaction) => boolean): object[] => {
    const totals = new Map<string, bigint>();
    for (const item of account.balanceTransactions.values()) {
      if (chosen(item)) totals.set(item.currency, (totals.get(item.currency) ?? 0n) + item.amount - item.fee);
    }
    return Array.from(totals, ([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
  };
  return {
    object: 'balance',
    available: sum((item) => item.availableOn <= now),
    livemode: false,
    pending: sum((item) => item.availableOn > now),
  };
}

function list({ account, params }: Call): object {
  const type = params.text('type');
  const source = params.text('source');
  const currency = params.text('currency');
  return listPage(params, {
    url: '/v1/balance_transactions',
    what: 'balance transaction',
    items: account.balanceTransactions.values(),
    filter: (item) =>
      (type ?? item.type) === item.type &&
      (source ?? item.source) === item.source &&
      (currency ?? item.currency) === item.currency,
    show: (item) => showBalanceTransaction(item, account.now()),
  });
}

function retrieve({ account, params, id }: Call): object {
  params.end();
  const item = account.balanceTransactions.get(id);
  if (item === undefined) throw noSuch('balance transaction', id, undefined);
  return showBalanceTransaction(item, account.now());
}
