/** How a test card behaves beside being charged. Source: docs.stripe.com/testing */
export interface TestCard {
  readonly brand: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  readonly country: string;
  /** `code` or `code/decline_code` with which a charge is declined. */
  readonly decline?: string;
  /** Declines only charges: it can be saved with a customer. */
  readonly attaches?: boolean;
  /** When the customer must authenticate: each time, or unless the card was set up. */
  readonly authentication?: 'always' | 'unless_set_up';
  readonly dispute?: 'fraudulent' | 'product_not_received' | 'inquiry';
  readonly refund?: 'pending' | 'fails';
  readonly availableAtOnce?: boolean;
}

/** A test card and the numbers that are not secret: published for tests, never issued. */
export interface ListedCard extends TestCard {
  readonly number: string;
}

const card = (number: string, rest: Partial<TestCard> = {}): ListedCard => ({
  number,
  brand: 'visa',
  funding: 'credit',
  country: 'US',
  ...rest,
});

const declines = (number: string, decline: string): ListedCard => card(number, { decline });

/** Test cards by what follows `pm_card_` and `tok_` in their tokens. */
const CARDS: Readonly<Record<string, ListedCard>> = {
  visa: card('4242424242424242'),
  visa_debit: card('4000056655665556', { funding: 'debit' }),
  mastercard: card('5555555555554444', { brand: 'mastercard' }),
  mastercard_debit: card('5200828282828210', { brand: 'mastercard', funding: 'debit' }),
  mastercard_prepaid: card('5105105105105100', { brand: 'mastercard', funding: 'prepaid' }),
  amex: card('378282246310005', { brand: 'amex' }),
  discover: card('6011111111111117', { brand: 'discover' }),
  diners: card('3056930009020004', { brand: 'diners' }),
  jcb: card('3566002020360505', { brand: 'jcb' }),
  unionpay: card('6200000000000005', { brand: 'unionpay' }),
  chargeDeclined: declines('4000000000000002', 'card_declined/generic_decline'),
  chargeDeclinedInsufficientFunds: declines('4000000000009995', 'card_declined/insufficient_funds'),
  chargeDeclinedLostCard: declines('4000000000009987', 'card_declined/lost_card'),
  chargeDeclinedStolenCard: declines('4000000000009979', 'card_declined/stolen_card'),
  chargeDeclinedExpiredCard: declines('4000000000000069', 'expired_card'),
  chargeDeclinedIncorrectCvc: declines('4000000000000127', 'incorrect_cvc'),
  chargeDeclinedProcessingError: declines('4000000000000119', 'processing_error'),
  chargeDeclinedVelocityLimitExceeded: declines('4000000000006975', 'card_declined/card_velocity_exceeded'),
  chargeDeclinedFraudulent: declines('4100000000000019', 'card_declined/fraudulent'),
  chargeCustomerFail: card('4000000000000341', { decline: 'card_declined/generic_decline', attaches: true }),
  authenticationRequiredOnSetup: card('4000002500003155', { authentication: 'unless_set_up' }),
  authenticationRequired: card('4000002760003184', { authentication: 'always' }),
  threeDSecure2Required: card('4000000000003220', { authentication: 'always' }),
  threeDSecureRequiredChargeDeclined: card('4000008400001629', {
    authentication: 'always',
    decline: 'card_declined/generic_decline',
    attaches: true,
  }),
  createDispute: card('4000000000000259', { dispute: 'fraudulent' }),
  createDisputeProductNotReceived: card('4000000000002685', { dispute: 'product_not_received' }),
  createDisputeInquiry: card('4000000000001976', { dispute: 'inquiry' }),
  pendingRefund: card('4000000000007726', { refund: 'pending' }),
  refundFail: card('4000000000005126', { refund: 'fails' }),
  bypassPending: card('4000000000000077', { availableAtOnce: true }),
};

const ALIASES: Readonly<Record<string, string>> = {
  radarBlock: 'chargeDeclinedFraudulent',
  velocityLimitExceeded: 'chargeDeclinedVelocityLimitExceeded',
  threeDSecureRequired: 'authenticationRequired',
  us: 'visa',
};

const BY_NUMBER: ReadonlyMap<string, ListedCard> = new Map([
  ...Object.values(CARDS).map((listed) => [listed.number, listed] as const),
  ['4111111111111111', card('4111111111111111')],
  ['371449635398431', card('371449635398431', { brand: 'amex' })],
  ['2223003122003222', card('2223003122003222', { brand: 'mastercard' })],
]);

/** The test card of a number; any other number is refused, so that no real card gets in. */
export function testCardOf(number: string): ListedCard | undefined {
  return BY_NUMBER.get(number);
}

/** The test card of `pm_card_visa`, `pm_card_visa_chargeDeclined` or `tok_visa`. */
export function testCardNamed(token: string): ListedCard | undefined {
  const name = /^(?:pm_card|tok)_(?:visa_(?=[a-z]+[A-Z]))?(\w{1,60})$/u.exec(token)?.[1];
  if (name === undefined) return undefined;
  const key = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  return Object.hasOwn(CARDS, key) ? CARDS[key] : undefined;
}
