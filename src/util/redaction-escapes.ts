import type { Edit } from './redaction-edits.ts';

/** A text with one layer of escapes taken off, and the way back. */
export interface Unescaped {
  readonly text: string;
  /** The edit of the unescaped text as an edit of the original: it takes whole escapes. */
  toOriginal(edit: Edit): Edit;
}

// Percent (RFC 3986 §2.1), HTML character references, escapes of JSON and JavaScript strings, digits of full width.
const ESCAPE =
  /%[0-9a-f]{2}|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});?|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|["'\\/`bfnrt])|[\uff10-\uff19]/giu;
// In a form a plus sign stands for a space (URL Standard, application/x-www-form-urlencoded).
const FORM_ESCAPE = new RegExp(`${ESCAPE.source}|\\+`, 'giu');

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  commat: '@',
  dash: '-',
  emsp: ' ',
  ensp: ' ',
  equals: '=',
  gt: '>',
  hyphen: '-',
  lbrack: '[',
  lowbar: '_',
  lsqb: '[',
  lt: '<',
  nbsp: '\u00a0',
  newline: '\n',
  percnt: '%',
  period: '.',
  quot: '"',
  rbrack: ']',
  rsqb: ']',
  semi: ';',
  shy: '\u00ad',
  sol: '/',
  tab: '\t',
  thinsp: ' ',
};
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Takes one layer of escapes off a text, `inForm` plus signs too; nothing where there is none. */
export function unescapeText(text: string, inForm: boolean): Unescaped | undefined {
  const parts: string[] = [];
  // Of each escape: where its plain text ends in the result, and how much longer the original is up to there.
  const ends: number[] = [];
  const shifts: number[] = [];
  let last = 0;
  let length = 0;
  for (const { 0: escape, index } of text.matchAll(inForm ? FORM_ESCAPE : ESCAPE)) {
    // The rest of a character that several percent escapes write.
    if (index < last) continue;
    const { plain, size } = plainOf(text, escape, index);
    if (plain === undefined) continue;
    parts.push(text.slice(last, index), plain);
    length += index - last + plain.length;
    last = index + size;
    ends.push(length);
    shifts.push(last - length);
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(last));
  return {
    text: parts.join(''),
    toOriginal: ({ start, end, replacement }) => ({
      start: start + shiftAt(start, ends, shifts),
      end: end + shiftAt(end, ends, shifts),
      replacement,
    }),
  };
}

/** By how much the escapes that end at or before a position are longer than what they stand for. */
function shiftAt(position: number, ends: readonly number[], shifts: readonly number[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return shifts[low - 1] ?? 0;
}

interface Plain {
  /** Absent where it is no escape after all. */
  readonly plain: string | undefined;
  readonly size: number;
}

function plainOf(text: string, escape: string, index: number): Plain {
  const size = escape.length;
  if (escape === '+') return { plain: ' ', size };
  if (escape.startsWith('%')) return percent(text, index);
  if (escape.startsWith('&#')) {
    const hex = /^&#x/iu.test(escape);
    return { plain: codePoint(Number.parseInt(escape.slice(hex ? 3 : 2), hex ? 16 : 10)), size };
  }
  if (escape.startsWith('&')) return { plain: NAMED[escape.replace(/^&|;$/gu, '').toLowerCase()], size };
  if (!escape.startsWith('\\')) return { plain: String.fromCharCode(escape.charCodeAt(0) - 0xff10 + 48), size };
  const mark = escape.charAt(1);
  if (size > 2) return { plain: codePoint(Number.parseInt(escape.replaceAll(/[^0-9a-f]/giu, ''), 16)), size };
  return { plain: LETTERS[mark] ?? mark, size };
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** A character of UTF-8 in percent escapes; a byte that begins none stands for itself (Latin-1). */
function percent(text: string, index: number): Plain {
  const first = Number.parseInt(text.slice(index + 1, index + 3), 16);
  const count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { plain: String.fromCharCode(first), size: 3 };
  const written = text.slice(index, index + count * 3);
  const bytes = /^(?:%[0-9a-f]{2})+$/iu.test(written) ? Buffer.from(written.replaceAll('%', ''), 'hex') : undefined;
  const plain = bytes?.length === count ? bytes.toString('utf8') : '\ufffd';
  if (plain.includes('\ufffd')) return { plain: String.fromCharCode(first), size: 3 };
  return { plain, size: count * 3 };
}
