/** The vendors that the gateway plane speaks for. */
export type Provider = 'stripe' | 'braintree' | 'plaid';

/** One line of a settlement file: what a vendor paid out or took back. */
export interface SettlementLine {
  readonly provider: Provider;
  readonly kind: 'charge' | 'refund' | 'dispute' | 'fee';
  /** What the shop knows: payment intent or transaction, refund, dispute; for a fee, that of what it was taken for. */
  readonly provider_ref: string;
  /** The payment that a refund, dispute or fee belongs to. */
  readonly payment_ref: string;
  /** Minor units, negative where money leaves the merchant. */
  readonly amount: bigint;
  /** ISO 4217 in capitals. */
  readonly currency: string;
  readonly created: Date;
}

/** One thing that a vendor did with money, or with a hold on it. */
export interface Movement {
  readonly provider: Provider;
  readonly kind: 'authorize' | 'capture' | 'void' | 'refund' | 'refund_failed' | 'dispute' | 'dispute_won' | 'transfer';
  /** The refund, dispute or charge itself. */
  readonly ref: string;
  readonly payment_ref: string;
  /** Minor units, never negative. */
  readonly amount: bigint;
  readonly currency: string;
  readonly created: Date;
}

/** A card as a customer types it. It lives as long as the call that it is given to. */
export interface CardDetails {
  readonly number: string;
  readonly expMonth: string;
  readonly expYear: string;
  readonly cvc: string;
}

/** What a vendor's part gives to the frame, beside its routes. */
export interface VendorBooks {
  /** Forgets everything but the credentials. */
  readonly reset: () => void;
  /** Lines of `from` <= created < `to`, in the order in which they came about. */
  readonly settlement: (from: Date, to: Date) => readonly SettlementLine[];
  readonly journal: () => readonly Movement[];
  /** Turns a card into a token or nonce. @throws Error whose `message` the customer may read. Plaid has none. */
  readonly tokenizeCard?: (card: CardDetails) => string;
  /** Sends a webhook of this kind about an object made up for it, and tells its event id. @throws Refusal for a kind that there is not */
  readonly sampleWebhook: (kind: string) => string;
  /** Does what has become due by the clock; called several times a second. */
  readonly tick?: () => void;
}
