/** A bank account number found in a text. */
export interface FoundIban {
  readonly country: string;
  /** Offset in the text. */
  readonly at: number;
}

// The registry of SWIFT, by length (https://www.swift.com/standards/data-standards/iban-international-bank-account-number).
const LENGTHS: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};
const LENGTH_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(LENGTHS).flatMap(([length, countries]) =>
    countries.split(' ').map((country): [string, number] => [country, Number(length)]),
  ),
);
const CANDIDATE = /(?<![A-Za-z0-9])([A-Z]{2})\d{2}(?:[ -]?[A-Z0-9]){11,30}/gu;

/** The first IBAN in a text: a country of the registry, its length, the right check digits (ISO 13616-1, MOD 97-10). */
export function findIban(text: string): FoundIban | undefined {
  for (const { 0: match, 1: country = '', index } of text.matchAll(CANDIDATE)) {
    const length = LENGTH_OF.get(country);
    const letters = match.replaceAll(/[ -]/gu, '');
    if (length === undefined || letters.length < length) continue;
    // What follows in capitals or digits may be the next word, if a space parts it.
    const whole = letters.length === length || new RegExp(`^(?:[ -]?[A-Z0-9]){${length}}[ -]`, 'u').test(match);
    if (whole && remainder(letters.slice(0, length)) === 1) return { country, at: index };
  }
  return undefined;
}

function remainder(iban: string): number {
  let rest = 0;
  for (const mark of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(mark, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
