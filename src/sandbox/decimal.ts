/**
 * `numerator / denominator` as a whole number, a tie to the even one (IEEE 754 roundTiesToEven), exact at any size: the
 * one rounding rule of the shop, which favours neither side over many amounts. @throws RangeError for a denominator below 1
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 1n) throw new RangeError('the denominator must be positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
}

/** A decimal as an exact fraction: `{ digits: 12345n, scale: 2 }` is 123.45. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads `123.45`. @throws RangeError for anything but plain digits with at most one point */
export function parseDecimal(text: string): Decimal {
  const match = /^(?<whole>\d{1,15})(?:\.(?<part>\d{1,9}))?$/u.exec(text);
  if (match === null) throw new RangeError('not a plain decimal number');
  const { whole = '', part = '' } = match.groups ?? {};
  return { digits: BigInt(whole + part), scale: part.length };
}

/** A decimal amount in the smallest units of a currency with so many digits after the point, to the nearest `step` of them. */
export function minorOf({ digits, scale }: Decimal, exponent: number, step: bigint = 1n): bigint {
  return divideHalfEven(digits * 10n ** BigInt(exponent), 10n ** BigInt(scale) * step) * step;
}
