import { isNoCardNumber } from './card-number-context.ts';

/** Where a card number stands in a text. */
export interface CardNumber {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Digits only. */
  readonly digits: string;
  readonly brand: string;
}

interface Brand {
  readonly name: string;
  readonly lengths: readonly number[];
  readonly prefix: RegExp;
}

interface Group {
  readonly start: number;
  readonly end: number;
}

// Issuer ranges (ISO/IEC 7812) of the networks that the gateways' documentation lists.
const BRANDS: readonly Brand[] = [
  { name: 'visa', lengths: [13, 16, 19], prefix: /^4/u },
  { name: 'mastercard', lengths: [16], prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u },
  { name: 'amex', lengths: [15], prefix: /^3[47]/u },
  { name: 'discover', lengths: [16, 19], prefix: /^(?:6011|64[4-9]|65)/u },
  { name: 'diners', lengths: [14, 16], prefix: /^(?:30[0-5]|3[689])/u },
  { name: 'jcb', lengths: [16], prefix: /^35(?:2[89]|[3-8])/u },
  { name: 'unionpay', lengths: [16, 17, 18, 19], prefix: /^62/u },
  { name: 'mir', lengths: [16], prefix: /^220[0-4]/u },
  { name: 'rupay', lengths: [16], prefix: /^(?:60|81|82|508)/u },
  { name: 'troy', lengths: [16], prefix: /^9792/u },
  {
    name: 'maestro',
    lengths: [13, 14, 15, 16, 17, 18, 19],
    prefix: /^(?:50(?:18|20|38)|5[68]93|6304|67(?:59|6[123]))/u,
  },
];

const SHORTEST = 13;
const LONGEST = 19;

// What people, forms and formatters put between the groups: spaces, hyphens and dashes, dots, slashes, invisible marks.
const SEPARATOR =
  /^[ \t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff./+_,\u00b7\u2022\u2010-\u2015\u2212-]{1,3}$/u;
// These also part numbers of a list, so they count only between groups as they are printed on a card.
const LIST_SEPARATOR = /[,+_]/u;

// Groups as printed on cards and as forms show them.
const PRINTED = new Set(
  '4-4-4-4 4-6-5 4-6-4 4-4-4-4-3 4-4-4-1 4-4-4-2 4-4-4-3 6-13 8-8 4-4-8 4-8-4 8-4-4 4-12 12-4 6-10 5-5-5'.split(' '),
);
const DIGIT_BY_DIGIT = /^\d(\D+)(?:\d\1)*\d$/u;
const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH_OR_DAY = String.raw`(?:0[1-9]|[12]\d|3[01])`;
const ADDRESS_OR_DATE = new RegExp(
  String.raw`(?<!\d)(?:\d{1,3}(?:\.\d{1,3}){3}|${YEAR}([-/.])${MONTH_OR_DAY}\1${MONTH_OR_DAY}|${MONTH_OR_DAY}([-/.])${MONTH_OR_DAY}\2${YEAR})(?!\d)`,
  'u',
);

/** The Luhn check digit test (ISO/IEC 7812-1, annex B) on a string of digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The network whose range and length a string of digits fits. */
export function brandOf(digits: string): string | undefined {
  return BRANDS.find((brand) => brand.lengths.includes(digits.length) && brand.prefix.test(digits))?.name;
}

/**
 * Every card number in a text: right length and range of a network, right check digit, not one digit repeated; its
 * groups parted by one to three spaces, hyphens, dots, slashes or the like. Never a part of a longer run of digits,
 * nor what its surroundings show to be a UUID, a digest, a phone or an article number.
 */
export function findCardNumbers(text: string): CardNumber[] {
  const found: CardNumber[] = [];
  let chain: Group[] = [];
  for (const { 0: digits, index: start } of text.matchAll(/\d+/gu)) {
    const last = chain.at(-1);
    if (last !== undefined && (start - last.end > 3 || !SEPARATOR.test(text.slice(last.end, start)))) {
      searchChain(text, chain, found);
      chain = [];
    }
    chain.push({ start, end: start + digits.length });
  }
  searchChain(text, chain, found);
  return found;
}

/** First six and last four digits, as PCI DSS 4.0.1 requirement 3.4.1 allows to be shown. */
export function maskCardNumber(digits: string): string {
  return `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}`;
}

/** Looks for a card at every group of a chain, so that an expiry or a count beside the number does not hide it. */
function searchChain(text: string, chain: readonly Group[], found: CardNumber[]): void {
  for (let first = 0; first < chain.length; first += 1) {
    const card = cardAt(text, chain, first);
    if (card === undefined) continue;
    found.push(card);
    while ((chain[first + 1]?.start ?? card.end) < card.end) first += 1;
  }
}

function cardAt(text: string, chain: readonly Group[], first: number): CardNumber | undefined {
  const start = chain[first]?.start ?? 0;
  // Only a whole chain may begin with fewer digits than a card shows together.
  const mayBeWhole = first === 0 && chain.length <= LONGEST;
  if (!mayBeWhole && (chain[first]?.end ?? 0) - start < 4) return undefined;
  let digits = '';
  let shape = '';
  for (let last = first; last < chain.length; last += 1) {
    const group = chain[last];
    if (group === undefined || digits.length + group.end - group.start > LONGEST) return undefined;
    digits += text.slice(group.start, group.end);
    shape += `${shape === '' ? '' : '-'}${group.end - group.start}`;
    if (digits.length < SHORTEST) continue;
    const brand = brandOf(digits);
    if (brand === undefined || !passesLuhn(digits) || /^(\d)\1+$/u.test(digits)) continue;
    const whole = first === 0 && last === chain.length - 1;
    const written = text.slice(start, group.end);
    if (last > first && !isGrouped(written, shape, whole)) continue;
    if (isNoCardNumber(text, { start, end: group.end, digits })) continue;
    return { start, end: group.end, digits, brand };
  }
  return undefined;
}

/** Groups of any length are taken for a card only where no other number stands beside them. */
function isGrouped(written: string, shape: string, whole: boolean): boolean {
  if (PRINTED.has(shape)) return true;
  if (!whole || LIST_SEPARATOR.test(written)) return false;
  if (DIGIT_BY_DIGIT.test(written)) return true;
  // Groups of one or two digits between dots are versions.
  return !ADDRESS_OR_DATE.test(written) && !(written.includes('.') && /(?<!\d)\d\d?(?!\d)/u.test(written));
}
