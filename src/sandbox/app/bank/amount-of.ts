import { exponentOf } from '../../../model/money.ts';
import { minorOf, parseDecimal } from '../../decimal.ts';

/**
 * Minor units of an amount that a provider gives as a JSON number of decimal units, such as -12.3: read from its text,
 * never calculated with. @throws RangeError where it is no plain decimal
 */
export function amountOf(value: number, currency: string): bigint {
  const text = String(value);
  const negative = text.startsWith('-');
  const minor = minorOf(parseDecimal(negative ? text.slice(1) : text), exponentOf(currency));
  return negative ? -minor : minor;
}
