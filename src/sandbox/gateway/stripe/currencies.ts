import { exponentOf } from '../../../model/money.ts';
import { invalidParam } from './stripe-error.ts';

// Source: docs.stripe.com/currencies
const CURRENCIES = new Set(
  `aed afn all amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop
  crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod
  jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn
  nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb
  tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw`.split(/\s+/u),
);

// Minimum charges, docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
const LEAST: Readonly<Record<string, bigint>> = {
  aed: 200n,
  bgn: 100n,
  czk: 1500n,
  dkk: 250n,
  gbp: 30n,
  hkd: 400n,
  huf: 17_500n,
  mxn: 1000n,
  myr: 200n,
  nok: 300n,
  pln: 200n,
  ron: 200n,
  sek: 300n,
  thb: 1000n,
};
const MOST = 99_999_999n;

/** A currency as Stripe writes it, in small letters. @throws StripeError 400 */
export function checkCurrency(text: string): string {
  const currency = text.toLowerCase();
  if (CURRENCIES.has(currency)) return currency;
  throw invalidParam('parameter_invalid_string', 'currency', 'Invalid currency: it is not one that Stripe supports.');
}

/** An amount that may be charged: above the minimum, of at most eight digits. @throws StripeError 400 */
export function checkCharge(amount: bigint, currency: string, param = 'amount'): void {
  const threeDecimals = exponentOf(currency) === 3;
  const least = LEAST[currency] ?? (threeDecimals ? 100n : 50n);
  if (amount < least) {
    throw invalidParam('amount_too_small', param, `Amount must be at least ${least} in the minor unit of ${currency}.`);
  }
  if (amount > MOST) throw invalidParam('amount_too_large', param, 'Amount must be no more than 8 digits.');
  if (threeDecimals && amount % 10n !== 0n) {
    throw invalidParam('parameter_invalid_integer', param, `Amounts in ${currency} must end in 0.`);
  }
}
