import { CARD_TRAITS } from './card-traits.ts';
import type { Behaviour, Card, Instrument, ThreeDSecure } from './instrument.ts';

/** A fixed nonce of the test mode: an instrument, or the code with which it is refused. */
export type TestNonce = { readonly instrument: Instrument } | { readonly code: string; readonly message: string };

interface Plastic {
  readonly cardType: string;
  readonly bin: string;
  readonly last4: string;
}

const CARDS: Readonly<Record<string, Plastic>> = {
  visa: { cardType: 'Visa', bin: '401288', last4: '1881' },
  mastercard: { cardType: 'MasterCard', bin: '555555', last4: '4444' },
  amex: { cardType: 'American Express', bin: '378282', last4: '0005' },
  discover: { cardType: 'Discover', bin: '601111', last4: '1117' },
  jcb: { cardType: 'JCB', bin: '353011', last4: '0000' },
  maestro: { cardType: 'Maestro', bin: '630490', last4: '0006' },
  dinersclub: { cardType: 'Diners Club', bin: '385200', last4: '3237' },
};

const THREE_D_SECURE: Readonly<Record<string, ThreeDSecure>> = {
  'visa-full-authentication': result('authenticate_successful', 'Y', true, true),
  'visa-lookup-timeout': result('lookup_error', 'U', false, false),
  'visa-failed-signature': result('authenticate_signature_verification_failed', 'Y', false, false),
  'visa-failed-authentication': result('authenticate_failed', 'Y', false, true),
  'visa-attempts-non-participating': result('authenticate_attempt_successful', 'Y', true, true),
  'visa-not-enrolled': result('lookup_not_enrolled', 'N', true, true),
  'visa-unavailable': result('lookup_card_error', 'U', false, false),
  'visa-mpi-lookup-error': result('lookup_error', 'U', false, false),
  'visa-mpi-authenticate-error': result('authenticate_error', 'Y', false, true),
  'visa-authentication-unavailable': result('authentication_unavailable', 'Y', false, true),
  'visa-bypassed-authentication': result('lookup_bypassed', 'N', false, false),
};

const THREE_D_SECURE_TWO: Readonly<Record<string, ThreeDSecure>> = {
  'visa-successful-frictionless-authentication': result('authenticate_frictionless_successful', 'Y', true, true),
  'visa-successful-step-up-authentication': result('authenticate_successful', 'Y', true, true),
  'visa-error-on-lookup': result('lookup_error', 'U', false, false),
  'visa-timeout-on-lookup': result('lookup_error', 'U', false, false),
};

const ALL: ReadonlyMap<string, TestNonce> = new Map<string, TestNonce>([
  ['fake-valid-nonce', card('visa')],
  ...Object.keys(CARDS).map((brand) => [`fake-valid-${brand}-nonce`, card(brand)] as const),
  ...CARD_TRAITS.map((trait) => [`fake-valid-${trait}-nonce`, card('visa', 'approve', { trait })] as const),
  ...['visa', 'mastercard', 'amex', 'discover'].map(
    (brand) => [`fake-processor-declined-${brand}-nonce`, card(brand, 'decline')] as const,
  ),
  ['fake-processor-failure-jcb-nonce', card('jcb', 'fail')],
  ['fake-gateway-rejected-fraud-nonce', card('visa', 'fraud')],
  ['fake-gateway-rejected-risk-thresholds-nonce', card('visa', 'risk')],
  ...Object.entries(THREE_D_SECURE).map(
    ([name, threeDSecure]) => [`fake-three-d-secure-${name}-nonce`, card('visa', 'approve', { threeDSecure })] as const,
  ),
  ...Object.entries(THREE_D_SECURE_TWO).map(
    ([name, threeDSecure]) =>
      [`fake-three-d-secure-two-${name}-nonce`, card('visa', 'approve', { threeDSecure })] as const,
  ),
  ['fake-paypal-one-time-nonce', wallet('paypal', true)],
  ['fake-paypal-billing-agreement-nonce', wallet('paypal', false)],
  ['fake-venmo-account-nonce', wallet('venmo', false)],
  ['fake-token-issuance-error-venmo-account-nonce', wallet('venmo', false, 'token-issuance')],
  ['fake-consumed-nonce', { code: '91564', message: 'Cannot use a payment_method_nonce more than once.' }],
  ['fake-luhn-invalid-nonce', { code: '81715', message: 'Credit card number is invalid.' }],
  ...['fake-us-bank-account-nonce', 'fake-sepa-direct-debit-nonce', 'fake-local-payment-method-nonce'].map(
    (nonce) =>
      [
        nonce,
        { code: '915101', message: 'Payment instrument type is not accepted by this merchant account.' },
      ] as const,
  ),
]);

/** What a fixed nonce stands for; nothing for any other. Source: `lib/braintree/test_values/nonces.js` of Braintree's client. */
export function testNonce(nonce: string): TestNonce | undefined {
  return ALL.get(nonce);
}

function card(brand: string, behaviour: Behaviour = 'approve', more: Partial<Card> = {}): TestNonce {
  const plastic = CARDS[brand] ?? { cardType: 'Unknown', bin: '000000', last4: '0000' };
  const fingerprint = `test-${plastic.bin}-${plastic.last4}`;
  const expiry = { expirationMonth: '12', expirationYear: '2035' };
  return { instrument: { kind: 'card', ...plastic, ...expiry, fingerprint, cvvResponse: 'M', behaviour, ...more } };
}

function wallet(kind: 'paypal' | 'venmo', oneTime: boolean, behaviour: Behaviour = 'approve'): TestNonce {
  const email = kind === 'paypal' ? 'payer@example.com' : 'venmojoe';
  return { instrument: { kind, email, oneTime, behaviour } };
}

function result(
  status: string,
  enrolled: ThreeDSecure['enrolled'],
  liabilityShifted: boolean,
  liabilityShiftPossible: boolean,
): ThreeDSecure {
  return { status, enrolled, liabilityShifted, liabilityShiftPossible };
}
