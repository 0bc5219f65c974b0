import type { GatewayContext } from '../gateway-context.ts';
import type { Movement, SettlementLine } from '../vendor-books.ts';
import type { Dispute } from './dispute.ts';
import type { KeyedRequest } from './idempotency.ts';
import type { Instrument } from './instrument.ts';
import type { Transaction } from './transaction.ts';

/** The credentials of the one merchant, and the addresses of its accounts by currency. */
export interface BraintreeAccount {
  readonly merchantId: string;
  readonly publicKey: string;
  readonly privateKey: string;
  /** ISO 4217 codes, the default account's first. Default EUR, USD, GBP, JPY. */
  readonly currencies?: readonly string[];
}

/** A customer of the vault. */
export interface Customer {
  readonly id: string;
  /** `first_name`, `last_name`, `email`, `company`, `phone`, `fax`, `website`. */
  readonly details: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A payment method kept for a customer. */
export interface VaultedMethod {
  readonly token: string;
  readonly customerId: string;
  readonly instrument: Instrument;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A nonce; it pays or is vaulted once, within three hours. */
export interface Nonce {
  readonly nonce: string;
  readonly instrument: Instrument;
  /** The vaulted method that it stands for. */
  readonly token?: string;
  readonly consumed: boolean;
  readonly expiresAt: Date;
}

/** All that the gateway remembers of Braintree. */
export interface BraintreeState {
  readonly context: GatewayContext;
  readonly account: BraintreeAccount;
  readonly transactions: Map<string, Transaction>;
  readonly customers: Map<string, Customer>;
  readonly methods: Map<string, VaultedMethod>;
  readonly nonces: Map<string, Nonce>;
  readonly disputes: Map<string, Dispute>;
  readonly keys: Map<string, KeyedRequest>;
  readonly movements: Movement[];
  readonly lines: SettlementLine[];
  /** When the clock alone next changes something, in milliseconds since the epoch. */
  nextDue: number;
  /** Keys the fingerprints of cards. */
  fingerprintKey: string;
}

/** A merchant account: one currency. */
export interface MerchantAccount {
  readonly id: string;
  readonly currency: string;
}

/** An empty vault and no transactions. */
export function makeBraintreeState(context: GatewayContext, account: BraintreeAccount): BraintreeState {
  return {
    context,
    account,
    transactions: new Map(),
    customers: new Map(),
    methods: new Map(),
    nonces: new Map(),
    disputes: new Map(),
    keys: new Map(),
    movements: [],
    lines: [],
    nextDue: Number.POSITIVE_INFINITY,
    fingerprintKey: context.random(64),
  };
}

/** An id of lower-case letters and digits that is not taken yet. */
export function freshId(state: BraintreeState, length: number, taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const id = state.context.random(length).toLowerCase();
    if (!taken.has(id)) return id;
  }
}

/** The merchant's accounts, `merchantid_eur` and so on, the default one first. */
export function merchantAccounts({ account }: BraintreeState): readonly MerchantAccount[] {
  const currencies = account.currencies ?? ['EUR', 'USD', 'GBP', 'JPY'];
  return currencies.map((currency) => ({ id: `${account.merchantId}_${currency.toLowerCase()}`, currency }));
}
