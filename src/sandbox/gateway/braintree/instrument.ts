/** What a test instrument makes happen, whatever the amount. */
export type Behaviour = 'approve' | 'decline' | 'fail' | 'fraud' | 'risk' | 'dispute' | 'token-issuance';

/** What 3-D Secure said of a card. */
export interface ThreeDSecure {
  readonly status: string;
  readonly enrolled: 'Y' | 'N' | 'U';
  readonly liabilityShifted: boolean;
  readonly liabilityShiftPossible: boolean;
}

/** A card as the gateway keeps it: never its number or its CVV. */
export interface Card {
  readonly kind: 'card';
  /** `Visa`, as Braintree names it. */
  readonly cardType: string;
  /** First six digits. */
  readonly bin: string;
  readonly last4: string;
  readonly expirationMonth: string;
  readonly expirationYear: string;
  readonly cardholderName?: string;
  /** The same for the same number, keyed, so that it says nothing about it. */
  readonly fingerprint: string;
  /** M match, N no match, U not verified, S issuer does not take part, I not provided. */
  readonly cvvResponse: 'M' | 'N' | 'U' | 'S' | 'I';
  /** What is marked `Yes` of prepaid, debit and the like. */
  readonly trait?: string;
  readonly threeDSecure?: ThreeDSecure;
  readonly behaviour: Behaviour;
}

/** A PayPal or Venmo account. */
export interface Wallet {
  readonly kind: 'paypal' | 'venmo';
  readonly email: string;
  /** Approved for one payment only, so it cannot be vaulted. */
  readonly oneTime: boolean;
  readonly behaviour: Behaviour;
}

/** What pays. */
export type Instrument = Card | Wallet;

/** `payment_instrument_type` of a transaction. */
export function instrumentType(instrument: Instrument): string {
  return { card: 'credit_card', paypal: 'paypal_account', venmo: 'venmo_account' }[instrument.kind];
}
