import type { PaymentStatus } from '../../tables/payments.ts';

/** The vendors that payments can go through. */
export type PaymentProvider = 'stripe' | 'braintree';

/** What the gateway is asked to charge. */
export interface Charge {
  /** Idempotency key: the same charge may be sent again with it. */
  readonly key: string;
  /** Minor units. */
  readonly amount: bigint;
  /** ISO 4217 in capitals. */
  readonly currency: string;
  /** Payment method, token or nonce. */
  readonly method: string;
  /** The customer at the gateway whom the method belongs to. */
  readonly customer?: string;
  readonly capture: 'automatic' | 'manual';
  /** Ids of the shop, which come back with webhooks. */
  readonly order: string;
  readonly payment: string;
}

/** A payment as the gateway has it. */
export interface GatewayPayment {
  /** Payment intent or transaction. */
  readonly ref: string;
  readonly status: PaymentStatus;
  readonly amount: bigint;
  readonly captured: bigint;
  readonly currency: string;
  /** Ids of the shop, as they were given with the charge. */
  readonly order: string | undefined;
  readonly payment: string | undefined;
  /** Where the cardholder proves who they are. */
  readonly nextAction: string | undefined;
  /** Code of a decline. */
  readonly failure: string | undefined;
  readonly livemode: boolean;
}

/** A refund as the gateway has it. */
export interface GatewayRefund {
  readonly ref: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly amount: bigint;
}

/** A card kept at the gateway for a customer. */
export interface VaultedCard {
  readonly method: string;
  readonly customer: string;
  readonly brand: string;
  readonly last4: string;
  /** The same for the same card, without telling its number. */
  readonly fingerprint: string;
}

/** A card number as it comes in, on its way to the gateway. */
export interface RawCard {
  readonly number: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly cvc: string;
}

/** A payment vendor. Each function makes one call, again through the same key where it is given one. @throws GatewayFailure */
export interface PaymentGateway {
  readonly provider: PaymentProvider;
  charge(charge: Charge): Promise<GatewayPayment>;
  /** After the cardholder has proved who they are. */
  confirm(ref: string, key: string): Promise<GatewayPayment>;
  capture(ref: string, amount: bigint, currency: string, key: string): Promise<GatewayPayment>;
  cancel(ref: string, key: string): Promise<GatewayPayment>;
  refund(ref: string, amount: bigint, currency: string, key: string): Promise<GatewayRefund>;
  find(ref: string): Promise<GatewayPayment>;
  /** Minor units that went back in all. */
  refunded(ref: string): Promise<bigint>;
  /** Keeps the card behind a single-use token for a customer, whom it makes where there is none yet. */
  vault(token: string, customer: string | undefined, account: string): Promise<VaultedCard>;
  /** A single-use token for a card number. */
  tokenize(card: RawCard): Promise<string>;
}
