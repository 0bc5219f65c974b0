interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const UUID_LENGTH = 36;
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);
const LONGEST_DIGEST = 128;
const OBJECT_ID = /(?<![\p{L}\p{N}])(?:pi|ch|cus|cs|evt|in|pm|po|py|re|seti|src|sub|txn)_$/u;

/** Do its surroundings show that a number with the form of a card number is something else? */
export function isNoCardNumber(text: string, candidate: Candidate): boolean {
  const { start, end, digits } = candidate;
  if (isMasked(text, candidate) || isInUuid(text, candidate)) return true;
  if (end - start !== digits.length) return false;
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    OBJECT_ID.test(before) ||
    /(?<![\w.])0\.$/u.test(before) ||
    (digits.length === 13 && (isPhoneNumber(before) || isArticleNumber(digits))) ||
    isInDigest(text, candidate)
  );
}

// The head or the tail of what we masked before, next to other digits.
function isMasked(text: string, { start, end }: Candidate): boolean {
  const head = text.slice(start, start + 10);
  return (
    (/^\d{4}(?!\d)/u.test(head) && /\d{6}\*{3,9}$/u.test(text.slice(Math.max(0, start - 15), start))) ||
    (/(?<!\d)\d{6}$/u.test(text.slice(end - 7, end)) && /^\*{3,9}\d{4}/u.test(text.slice(end, end + 13)))
  );
}

function isInUuid(text: string, { start, end }: Candidate): boolean {
  const from = Math.max(0, start - UUID_LENGTH);
  for (const { 0: uuid, index } of text.slice(from, end + UUID_LENGTH).matchAll(UUID)) {
    if (from + index < end && from + index + uuid.length > start) return true;
  }
  return false;
}

// A digest has letters; it ends where its case changes.
function isInDigest(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_DIGEST), start);
  const after = text.slice(end, end + LONGEST_DIGEST);
  return [/[0-9a-f]*/u, /[0-9A-F]*/u].some((hex) => {
    const tail = new RegExp(`${hex.source}$`, 'u').exec(before)?.[0].length ?? 0;
    const head = hex.exec(after)?.[0].length ?? 0;
    return tail + head > 0 && DIGEST_LENGTHS.has(tail + (end - start) + head);
  });
}

// E.164 with a country code from 40 to 49; in a form `+` stands for a space, and then it follows a word or `=`.
function isPhoneNumber(before: string): boolean {
  return /(?<![\w=&+])\+$/u.test(before);
}

// GTIN-13 (GS1 General Specifications, 7.9): weights 1 and 3 from the right. Visa numbers of 13 digits are long gone.
function isArticleNumber(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
