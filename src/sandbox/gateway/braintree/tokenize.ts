import { createHmac } from 'node:crypto';
import { brandOf, passesLuhn } from '../../../util/card-numbers.ts';
import { type BraintreeState, freshId } from './braintree-state.ts';
import type { Behaviour, Card, Instrument } from './instrument.ts';
import { type Fields, text } from './read-body.ts';
import { invalid } from './refusal.ts';

const TYPES: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'MasterCard',
  amex: 'American Express',
  discover: 'Discover',
  jcb: 'JCB',
  maestro: 'Maestro',
  diners: 'Diners Club',
  unionpay: 'UnionPay',
};

// Source: https://developer.paypal.com/braintree/docs/reference/general/testing (card numbers)
const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '4000111111111115': 'decline',
  '4000111111111511': 'fraud',
  '4111130000000003': 'risk',
  '4023898493988028': 'dispute',
  '3566002020360505': 'fail',
};

const CVV_RESPONSES: Readonly<Record<string, Card['cvvResponse']>> = { '200': 'N', '201': 'U', '301': 'S', '': 'I' };
const NONCE_LIFE = 3 * 3_600_000;

/** The fields of a card in a request. */
export const CARD_FIELDS: readonly string[] = [
  'number',
  'cvv',
  'expiration_date',
  'expiration_month',
  'expiration_year',
  'cardholder_name',
  'billing_address',
  'token',
  'options',
];

/**
 * Reads a card and forgets its number and CVV. @throws BraintreeRefusal 81714 to 81716 number, 81707 CVV, 81709, 81710 expiry
 */
export function readCard(state: BraintreeState, fields: Fields, scope: string): Card {
  const number = text(fields, 'number');
  if (number === undefined) throw invalid(scope, 'number', '81714', 'Credit card number is required.');
  if (!/^\d{12,19}$/u.test(number)) {
    throw invalid(scope, 'number', '81716', 'Credit card number must be 12-19 digits.');
  }
  const brand = brandOf(number);
  if (!passesLuhn(number) || brand === undefined) {
    throw invalid(scope, 'number', '81715', 'Credit card number is invalid.');
  }
  const cvv = text(fields, 'cvv') ?? '';
  if (!/^(?:\d{3,4})?$/u.test(cvv))
    throw invalid(
      scope,
      'cvv',
      '81707',
      'CVV must be 4 digits for American Express and 3 digits for other card types.',
    );
  const cardholderName = text(fields, 'cardholder_name');
  return {
    kind: 'card',
    cardType: TYPES[brand] ?? 'Unknown',
    bin: number.slice(0, 6),
    last4: number.slice(-4),
    ...readExpiry(fields, scope),
    ...(cardholderName !== undefined && { cardholderName }),
    fingerprint: createHmac('sha256', state.fingerprintKey).update(number).digest('hex').slice(0, 32),
    cvvResponse: CVV_RESPONSES[cvv] ?? 'M',
    behaviour: BEHAVIOURS[number] ?? 'approve',
  };
}

/** A nonce for an instrument: for one use, within three hours. */
export function issueNonce(state: BraintreeState, instrument: Instrument, token?: string): string {
  const prefix = instrument.kind === 'card' ? 'tokencc_bh' : 'tokenpp_bh';
  const nonce = `${prefix}_${[6, 6, 6, 3].map((length) => freshId(state, length, new Map())).join('_')}`;
  const expiresAt = new Date(state.context.clock.now().getTime() + NONCE_LIFE);
  state.nonces.set(nonce, { nonce, instrument, consumed: false, expiresAt, ...(token !== undefined && { token }) });
  return nonce;
}

function readExpiry(fields: Fields, scope: string): Pick<Card, 'expirationMonth' | 'expirationYear'> {
  const whole = text(fields, 'expiration_date');
  const [month = '', year = ''] = whole?.split('/') ?? [
    text(fields, 'expiration_month') ?? '',
    text(fields, 'expiration_year') ?? '',
  ];
  if (month === '' && year === '') {
    throw invalid(scope, 'expiration_date', '81709', 'Expiration date is required.');
  }
  if (!/^(?:0?[1-9]|1[0-2])$/u.test(month) || !/^(?:20)?\d\d$/u.test(year)) {
    throw invalid(scope, 'expiration_date', '81710', 'Expiration date is invalid.');
  }
  return { expirationMonth: month.padStart(2, '0'), expirationYear: year.length === 2 ? `20${year}` : year };
}
