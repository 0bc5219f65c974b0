import type { Metadata } from './params.ts';
import type { TestCard } from './test-cards.ts';

/** What every object of the gateway has; `created` in Unix seconds. Amounts are minor units, currencies small letters. */
export interface StripeRecord {
  readonly id: string;
  readonly created: number;
}

/** A customer; the name and address stay as the merchant gave them. */
export interface Customer extends StripeRecord {
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly description: string | undefined;
  readonly address: unknown;
  readonly defaultPaymentMethod: string | undefined;
  readonly metadata: Metadata;
  readonly deleted: boolean;
}

/** A card as it is kept: without its number. */
export interface KeptCard {
  readonly brand: string;
  readonly first6: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  /** Keyed, so that it tells the same card and not its number. */
  readonly fingerprint: string;
  readonly behaviour: TestCard;
}

/** A card that a customer pays with. */
export interface PaymentMethod extends StripeRecord {
  readonly card: KeptCard;
  readonly customer: string | undefined;
  /** Without a customer it pays once. */
  readonly spent: boolean;
  /** The customer has authenticated it for later payments. */
  readonly setUp: boolean;
  readonly billingDetails: unknown;
  readonly metadata: Metadata;
}

/** A card on its way to becoming a payment method, once. */
export interface CardToken extends StripeRecord {
  readonly card: KeptCard;
  readonly used: boolean;
}

/** States of a payment intent; what may follow what is in `payment-intents.ts`. */
export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'canceled'
  | 'succeeded';

/** A payment from its first wish to its end. */
export interface PaymentIntent extends StripeRecord {
  readonly amount: bigint;
  readonly amountCapturable: bigint;
  readonly amountReceived: bigint;
  readonly currency: string;
  readonly status: IntentStatus;
  readonly captureMethod: 'automatic' | 'automatic_async' | 'manual';
  readonly confirmationMethod: 'automatic' | 'manual';
  readonly clientSecret: string;
  readonly customer: string | undefined;
  readonly paymentMethod: string | undefined;
  readonly latestCharge: string | undefined;
  readonly lastPaymentError: object | undefined;
  /** Where the customer comes back to from the challenge. */
  readonly returnUrl: string | undefined;
  /** The payment method that the customer has authenticated for this payment. */
  readonly authenticatedMethod: string | undefined;
  readonly canceledAt: number | undefined;
  readonly cancellationReason: string | undefined;
  readonly description: string | undefined;
  readonly receiptEmail: string | undefined;
  readonly setupFutureUsage: 'off_session' | 'on_session' | undefined;
  readonly statementDescriptor: string | undefined;
  readonly statementDescriptorSuffix: string | undefined;
  readonly shipping: unknown;
  readonly automaticPaymentMethods: { readonly enabled: boolean; readonly allow_redirects: string } | undefined;
  readonly paymentMethodTypes: readonly string[];
  readonly metadata: Metadata;
}

/** One attempt to take the money of a payment intent. */
export interface Charge extends StripeRecord {
  readonly amount: bigint;
  readonly amountCaptured: bigint;
  /** Without refunds that failed or were canceled. */
  readonly amountRefunded: bigint;
  readonly currency: string;
  readonly status: 'succeeded' | 'failed';
  readonly captured: boolean;
  readonly paymentIntent: string;
  readonly paymentMethod: PaymentMethod;
  readonly customer: string | undefined;
  readonly balanceTransaction: string | undefined;
  readonly dispute: string | undefined;
  readonly failure:
    | { readonly code: string; readonly declineCode: string | undefined; readonly message: string }
    | undefined;
  readonly authenticated: boolean;
  readonly description: string | undefined;
  readonly receiptEmail: string | undefined;
  readonly metadata: Metadata;
}

/** Money on its way back. */
export interface Refund extends StripeRecord {
  readonly amount: bigint;
  readonly currency: string;
  readonly status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  readonly charge: string;
  readonly paymentIntent: string;
  readonly reason: string | undefined;
  readonly balanceTransaction: string | undefined;
  readonly failureReason: string | undefined;
  readonly metadata: Metadata;
}

/** States of a dispute; `warning_…` are those of an inquiry, for which no money has left yet. */
export type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost';

/** A customer's complaint with the bank. */
export interface Dispute extends StripeRecord {
  readonly amount: bigint;
  readonly currency: string;
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly charge: string;
  readonly paymentIntent: string;
  readonly balanceTransactions: readonly string[];
  readonly evidence: Readonly<Record<string, string>>;
  readonly submissions: number;
  readonly dueBy: number;
  readonly metadata: Metadata;
}

/** A card to be kept for later payments. */
export interface SetupIntent extends StripeRecord {
  readonly status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';
  readonly clientSecret: string;
  readonly customer: string | undefined;
  readonly paymentMethod: string | undefined;
  readonly usage: 'off_session' | 'on_session';
  readonly description: string | undefined;
  readonly returnUrl: string | undefined;
  readonly lastSetupError: object | undefined;
  readonly cancellationReason: string | undefined;
  readonly metadata: Metadata;
}

/** A change of the merchant's balance; `net` is `amount` less `fee`. */
export interface BalanceTransaction extends StripeRecord {
  readonly type: 'charge' | 'refund' | 'refund_failure' | 'adjustment';
  readonly amount: bigint;
  readonly fee: bigint;
  readonly currency: string;
  readonly availableOn: number;
  readonly source: string;
  readonly paymentIntent: string;
  readonly description: string | undefined;
}

/** Something that happened, with the object as it was then. */
export interface StripeEvent extends StripeRecord {
  readonly type: string;
  readonly object: object;
  readonly previous: object | undefined;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  readonly pending: number;
}

/** Where events go. */
export interface WebhookEndpoint extends StripeRecord {
  readonly url: string;
  readonly enabledEvents: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly secret: string;
  readonly description: string | undefined;
  readonly metadata: Metadata;
}
