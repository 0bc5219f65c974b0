import { exponentOf } from '../../../model/money.ts';
import type { Behaviour, Instrument } from './instrument.ts';

/** What the processor said. */
export interface ProcessorResponse {
  readonly code: string;
  readonly text: string;
  readonly type: 'approved' | 'soft_declined' | 'hard_declined';
}

/** What becomes of an authorization; no response where the gateway rejected it before the processor saw it. */
export interface Outcome {
  readonly status: 'authorized' | 'processor_declined' | 'gateway_rejected' | 'failed';
  readonly response?: ProcessorResponse;
  /** `gateway_rejection_reason`. */
  readonly rejection?: string;
}

const TEXTS: Readonly<Record<string, string>> = {
  '1000': 'Approved',
  '2000': 'Do Not Honor',
  '2001': 'Insufficient Funds',
  '2002': 'Limit Exceeded',
  '2003': "Cardholder's Activity Limit Exceeded",
  '2004': 'Expired Card',
  '2005': 'Invalid Credit Card Number',
  '2006': 'Invalid Expiration Date',
  '2007': 'No Account',
  '2008': 'Card Account Length Error',
  '2009': 'No Such Issuer',
  '2010': 'Card Issuer Declined CVV',
  '2011': 'Voice Authorization Required',
  '2012': 'Processor Declined - Possible Lost Card',
  '2013': 'Processor Declined - Possible Stolen Card',
  '2014': 'Processor Declined - Fraud Suspected',
  '2015': 'Transaction Not Allowed',
  '2016': 'Duplicate Transaction',
  '2017': 'Cardholder Stopped Billing',
  '2018': 'Cardholder Stopped All Billing',
  '2038': 'Processor Declined',
  '2046': 'Declined',
  '2054': 'Reversal amount does not match authorization amount',
  '2099': 'Cardholder Authentication Required',
  '3000': 'Processor Network Unavailable - Try Again',
};

// Declines that a second try cannot mend.
const HARD = new Set('2004 2005 2007 2008 2009 2010 2012 2013 2014 2015 2017 2018 2054'.split(' '));

const BEHAVIOURS: Readonly<Partial<Record<Behaviour, Outcome>>> = {
  decline: { status: 'processor_declined', response: processorResponse('2000') },
  fail: { status: 'failed', response: processorResponse('3000') },
  fraud: { status: 'gateway_rejected', rejection: 'fraud' },
  risk: { status: 'gateway_rejected', rejection: 'risk_threshold' },
  'token-issuance': { status: 'gateway_rejected', rejection: 'token_issuance' },
};

/** A response of the processor by its code. */
export function processorResponse(code: string): ProcessorResponse {
  const text = TEXTS[code] ?? 'Processor Declined';
  if (code.startsWith('1')) return { code, text, type: 'approved' };
  return { code, text, type: HARD.has(code) ? 'hard_declined' : 'soft_declined' };
}

/**
 * What an authorization comes to, by the test instrument, else by the amount.
 * Source: https://developer.paypal.com/braintree/docs/reference/general/testing (test amounts)
 */
export function authorizationOutcome(minor: bigint, currency: string, instrument: Instrument): Outcome {
  const planned = BEHAVIOURS[instrument.behaviour];
  if (planned !== undefined) return planned;
  const hundredths = inHundredths(minor, currency);
  if (within(hundredths, 2000_00, 2999_99)) {
    return { status: 'processor_declined', response: processorResponse((hundredths / 100n).toString()) };
  }
  if (within(hundredths, 3000_00, 3000_99)) return { status: 'failed', response: processorResponse('3000') };
  if (hundredths === 5001_00n) return { status: 'gateway_rejected', rejection: 'application_incomplete' };
  if (hundredths === 5001_01n && instrument.kind === 'paypal') {
    return { status: 'processor_declined', response: processorResponse('2038') };
  }
  return { status: 'authorized', response: processorResponse('1000') };
}

/** What a settlement comes to, by its amount; 4002 and 4003 to 5000 concern PayPal alone. Source: as above. */
export function settlementOutcome(
  minor: bigint,
  currency: string,
  instrument: Instrument,
): 'settled' | 'settlement_pending' | 'settlement_declined' {
  const hundredths = inHundredths(minor, currency);
  if (within(hundredths, 4001_00, 4001_99)) return 'settlement_declined';
  if (instrument.kind !== 'paypal') return 'settled';
  if (within(hundredths, 4002_00, 4002_99)) return 'settlement_pending';
  return within(hundredths, 4003_00, 5000_99) ? 'settlement_declined' : 'settled';
}

function inHundredths(minor: bigint, currency: string): bigint {
  const exponent = BigInt(exponentOf(currency));
  return (minor * 100n) / 10n ** exponent;
}

function within(value: bigint, from: number, to: number): boolean {
  return value >= BigInt(from) && value <= BigInt(to);
}
