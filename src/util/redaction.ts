import { findCardNumbers, maskCardNumber } from './card-numbers.ts';
import { findBase64Secrets } from './redaction-base64.ts';
import { applyEdits, mergeEdits, REDACTED, type Edit } from './redaction-edits.ts';
import { unescapeText } from './redaction-escapes.ts';
import { findCookieValues, findHeaderSecrets, HEADER_HINTS, isCredentialHeader } from './redaction-headers.ts';
import { findJsonWebTokens, findPrivateKeys } from './redaction-keys.ts';
import { findLabelledSecrets, LABEL_HINTS } from './redaction-labels.ts';
import { LONG_TOKEN, MANY_DIGITS, openKeywordScan, WIDE_DIGIT } from './redaction-scan.ts';
import { findTrackData } from './redaction-tracks.ts';
import { findUrlCredentials } from './redaction-urls.ts';
import { SECRET_PATTERNS } from './secret-patterns.ts';

// How many layers of encoding are taken off, and how often a masked text is looked at again.
const LAYERS = 3;
const ROUNDS = 5;
// `cvv=123`; what is shorter holds nothing.
const SHORTEST = 5;

const ESCAPES = 8;
const LABELS = 16;
const HEADERS = 32;
const KEYS = 64;
const SCHEME = 128;
const AT = 256;
// The patterns share the bits that are left: one that is run in vain does no harm.
const FIRST_PATTERN = 9;
const bitOf = (pattern: number): number => 1 << (FIRST_PATTERN + (pattern % (31 - FIRST_PATTERN)));

const scan = openKeywordScan([
  ...['%', '&#', '&nbsp', '&quot', '&sol', '&equals', '&colon', '&amp', '&lt', '\\'].map(
    (word) => [word, ESCAPES] as const,
  ),
  ...LABEL_HINTS.map((word) => [word, LABELS] as const),
  ...HEADER_HINTS.map((word) => [word, HEADERS] as const),
  ...['private key', 'eyj'].map((word) => [word, KEYS] as const),
  ['://', SCHEME],
  ['@', AT],
  ...SECRET_PATTERNS.flatMap(({ hints }, index) => hints.map((word) => [word, bitOf(index)] as const)),
]);

/**
 * Masks card numbers, track data, card verification codes, PINs, keys, tokens, cookies and passwords in a text, plain or
 * up to three layers deep in percent, HTML, JSON or base64 encoding; everything else stays byte for byte.
 * Masking what is masked changes nothing. Linear in the text; a text without a candidate is looked at once.
 */
export function redact(text: string): string {
  if (text.length < SHORTEST) return text;
  if (text.length > LONGEST_REMEMBERED) {
    // What is cut out of such a text keeps it in memory whole.
    clean.fill('');
    return masked(text);
  }
  const slot = slotOf(text);
  if (clean[slot] === text) return text;
  const result = masked(text);
  if (result === text) clean[slot] = text;
  return result;
}

// Texts come again and again: a rule's in each of its findings, and each of a finding's when it is looked at again. The
// latest that held nothing are remembered, each in a place that some of its characters choose.
const REMEMBERED = 4096;
const LONGEST_REMEMBERED = 8192;
const clean: string[] = Array.from({ length: REMEMBERED }, () => '');

function slotOf(text: string): number {
  const { length } = text;
  let mixed = length;
  for (let step = 1; step <= 8; step += 1)
    mixed = Math.imul(mixed, 31) + text.charCodeAt(length - 1 - ((length * step) >> 4));
  mixed = Math.imul(Math.imul(mixed, 31) + text.charCodeAt(length - 1), 0x9e3779b1);
  return mixed >>> 20;
}

function masked(text: string): string {
  let result = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = findEdits(result, LAYERS);
    if (edits.length === 0) return result;
    result = applyEdits(result, edits);
  }
  return result;
}

/** A header's value fit to be kept: credentials dropped (a cookie keeps its name and attributes), the rest masked. */
export function redactHeader(name: string, value: string): string {
  const lower = name.toLowerCase();
  if (isCredentialHeader(lower)) return REDACTED;
  if (lower !== 'cookie' && lower !== 'set-cookie') return redact(value);
  return redact(applyEdits(value, mergeEdits(findCookieValues(lower, value))));
}

function findEdits(text: string, layers: number): Edit[] {
  if (text.length < SHORTEST) return [];
  const found = scan(text);
  if (found === 0) return [];
  const lists: Edit[][] = [];
  if ((found & HEADERS) !== 0) lists.push(findHeaderSecrets(text));
  if ((found & LABELS) !== 0) lists.push(findLabelledSecrets(text));
  if ((found & KEYS) !== 0) lists.push(findPrivateKeys(text), findJsonWebTokens(text));
  if ((found & SCHEME) !== 0 && (found & AT) !== 0) lists.push(findUrlCredentials(text));
  if (found >= 1 << FIRST_PATTERN) lists.push(findPatterns(text, found));
  if ((found & MANY_DIGITS) !== 0) lists.push(findTrackData(text), findCards(text));
  if (layers > 0) {
    lists.push(findEscaped(text, found, layers));
    if ((found & LONG_TOKEN) !== 0) {
      lists.push(findBase64Secrets(text, (decoded) => findEdits(decoded, layers - 1).length > 0));
    }
  }
  if (lists.every((list) => list.length === 0)) return [];
  return mergeEdits(lists.flat().filter(({ start, end, replacement }) => text.slice(start, end) !== replacement));
}

function findEscaped(text: string, found: number, layers: number): Edit[] {
  const inForm: boolean[] = [];
  if ((found & (ESCAPES | WIDE_DIGIT)) !== 0) inForm.push(false);
  if (text.includes('+')) inForm.push(true);
  return inForm.flatMap((plus) => {
    const unescaped = unescapeText(text, plus);
    if (unescaped === undefined) return [];
    return findEdits(unescaped.text, layers - 1).map((edit) => unescaped.toOriginal(edit));
  });
}

function findPatterns(text: string, found: number): Edit[] {
  return SECRET_PATTERNS.flatMap(({ pattern, replacement = REDACTED }, index) => {
    if ((found & bitOf(index)) === 0) return [];
    return Array.from(text.matchAll(pattern), ({ 0: whole, 1: kept = '', index: start }) => ({
      start: start + kept.length,
      end: start + whole.length,
      replacement,
    }));
  });
}

function findCards(text: string): Edit[] {
  return findCardNumbers(text).map(({ start, end, digits }) => ({ start, end, replacement: maskCardNumber(digits) }));
}
