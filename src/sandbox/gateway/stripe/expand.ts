import { asObject } from '../../../util/untrusted.ts';
import type { StripeAccount } from './account.ts';
import {
  showBalanceTransaction,
  showCharge,
  showCustomer,
  showIntent,
  showPaymentMethod,
  showRefund,
  showSetupIntent,
} from './show.ts';
import { showDispute } from './show-dispute.ts';
import { StripeError, shown } from './stripe-error.ts';

const MAX_DEPTH = 4;
const MAX_PATHS = 20;

const EXPANDABLE = new Set(
  `balance_transaction balance_transactions charge customer data default_payment_method dispute
  invoice_settings latest_charge payment_intent payment_method setup_intent source`.split(/\s+/u),
);

/** Refuses to expand what is no reference; asked before anything is done. @throws StripeError 400 */
export function checkExpand(paths: readonly string[]): void {
  if (paths.length > MAX_PATHS) throw refusal(`You cannot expand more than ${MAX_PATHS} properties.`);
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > MAX_DEPTH) throw refusal(`You cannot expand more than ${MAX_DEPTH} levels of a property.`);
    if (!names.every((name) => EXPANDABLE.has(name))) {
      throw refusal(`This property cannot be expanded (${shown(path)}).`);
    }
  }
}

/**
 * Puts objects where their ids stand, as `expand[]` asks: `latest_charge.balance_transaction`, `data.customer`.
 * Source: docs.stripe.com/api/expanding_objects
 */
export function expand(account: StripeAccount, answer: object, paths: readonly string[]): object {
  return paths.reduce((object, path) => expandAt(account, object, path.split('.')), answer);
}

function expandAt(account: StripeAccount, object: object, path: readonly string[]): object {
  const [name = '', ...rest] = path;
  const value = asObject(object)[name];
  if (Array.isArray(value)) {
    return { ...object, [name]: value.map((entry: unknown) => expandAt(account, asObject(entry), rest)) };
  }
  const found = typeof value === 'string' ? resolve(account, value) : value;
  if (typeof found !== 'object' || found === null) return object;
  return { ...object, [name]: rest.length === 0 ? found : expandAt(account, found, rest) };
}

function resolve(account: StripeAccount, id: string): object | undefined {
  const from = <Item>(shelf: ReadonlyMap<string, Item>, show: (item: Item) => object): object | undefined => {
    const item = shelf.get(id);
    return item && show(item);
  };
  switch (id.slice(0, id.indexOf('_'))) {
    case 'cus':
      return from(account.customers, showCustomer);
    case 'pm':
      return from(account.paymentMethods, showPaymentMethod);
    case 'pi':
      return from(account.intents, (intent) => showIntent(account, intent));
    case 'ch':
      return from(account.charges, showCharge);
    case 're':
      return from(account.refunds, showRefund);
    case 'dp':
      return from(account.disputes, (dispute) => showDispute(account, dispute));
    case 'seti':
      return from(account.setupIntents, (intent) => showSetupIntent(account, intent));
    case 'txn':
      return from(account.balanceTransactions, (item) => showBalanceTransaction(item, account.now()));
    default:
      return undefined;
  }
}

function refusal(message: string): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { param: 'expand' }, false);
}
