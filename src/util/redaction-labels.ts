import { openNextMatch, type NextMatch } from './next-match.ts';
import { REDACTED, type Edit } from './redaction-edits.ts';

const CODE_WORDS = ['security', 'verification', 'validation'].flatMap((word) =>
  ['code', 'value'].map((noun) => [word, noun]),
);

/** Words of which one stands in every text with something for `findLabelledSecrets`. */
export const LABEL_HINTS: readonly string[] = [
  ...'pass pwd psw secret token credential sess sid pin cvv cvc cvn csc'.split(' '),
  ...'access account api auth encryption hmac license master merchant private shared signing storage subscription transaction webhook'
    .split(' ')
    .map((word) => [word, 'key'])
    .concat(CODE_WORDS, [['card', 'code']])
    .flatMap((words) => ['', '_', '-', ' ', '.'].map((mark) => words.join(mark))),
];

const PASSWORD = String.raw`(pass(?:word|wd|phrase|code)s?|passwd|pwd|psw|(?<![a-z])pass)(?:[_-]?(?:confirm(?:ation|ed)?|again|repeat|new|old|current|value|[12]))?`;
const CREDENTIAL = String.raw`(secret(?:[_ .-]?(?:access[_ .-]?)?key)?|(?:access|account|api|auth|encryption|hmac|license|master|merchant|private|shared|signing|storage|subscription|transaction|webhook)[_ .-]?key|token|sess(?:ion)?(?:[_-]?(?:id|key))?|(?<![a-z])sid|credentials?)(?:[_-]?value)?`;
const DIGITS = String.raw`((?:cvv|cvc|cvn)2?(?:[ _-]?code)?|csc|card[ _-]?code|(?:security|verification|validation)[ _-]?(?:code|value)|pin(?:[ _-]?(?:code|number|no|block))?)`;
const LABEL = new RegExp(`(?:${PASSWORD}|${CREDENTIAL}|${DIGITS})(?![a-z])`, 'giu');

const ASSIGNED = /["'`\][]{0,3}\s{0,4}(?::=|={1,3}>?|:)\s{0,4}(?:\[(?!redacted))?/uy;
const PAIRED = /["']\s{0,4},\s{0,4}["'](?:value|val|content)["']\s{0,4}:\s{0,4}/iuy;
const ATTRIBUTE = /["'](?:\s[^<>]{0,100}?)?\svalue\s?=\s?/iuy;
const PART = /["'](?:\r?\n[^\r\n]{1,200}){0,3}(?:\r?\n){2}/uy;
const ELEMENT = /(?:\s[^<>]{0,100})?>(?:<!\[CDATA\[)?/uy;
const PROSE = /[\s+]{0,3}(?:is|was|code|number|no\.?|#|:|=)?[\s+]{0,3}[("']?(?=\d)/iuy;
const ARGUMENT = /[ ]{1,2}(?!-)/uy;

// What ends a value without quotes: an end of the pair, or an encoded end of the line.
const VALUE_END = /[\s"'`<>&;]|\\[rn]|%0[ad]/giu;
const CODE = /["'(]{0,2}(\d{3,4})(?!\d)/uy;
const PIN = /["'(]{0,2}(\d{4,12})(?!\d)/uy;
// Longer than any placeholder; a secret is judged by this much of it.
const JUDGED = 512;

// What stands where a secret would: a mask, a type, a template, an expression.
const PLACEHOLDERS: readonly RegExp[] = [
  /^\[redacted/u,
  /^[^\p{L}\p{N}]{1,3}$/u,
  /^[,;)+]\s/u,
  /^[*x.\u2022\u2026_-]+$/iu,
  /^(?:true|false|null|none|nil|undefined|string|str|text|number|int|bool(?:ean)?|required|optional|password|passwd|secret|token)[,;:.)\]}]*$/iu,
  /^(?:\$[{(]|\$[A-Z_]{2,}\b|\{\{|%[({])/u,
  /^(?:(?:process|os|env|req|request|this|self|config|params|options|settings)[.([]|[a-z_][\w.]{0,60}\()/iu,
];

interface Searched {
  readonly text: string;
  /** The end of a value without quotes. */
  readonly valueEnd: NextMatch;
}

type Kind = 'password' | 'credential' | 'code' | 'pin';

/** Passwords, keys, tokens, card verification codes and PINs that stand beside their name, in whatever notation. */
export function findLabelledSecrets(text: string): Edit[] {
  const edits: Edit[] = [];
  const valueEnd = openNextMatch(VALUE_END, text);
  for (const match of text.matchAll(LABEL)) {
    const [label, password, credential] = match;
    const { index } = match;
    const kind = password === undefined ? (credential === undefined ? digitsKind(label) : 'credential') : 'password';
    if (kind === 'pin' && isInsideWord(text, index)) continue;
    const edit = valueAfter({ text, valueEnd }, index, index + label.length, kind) ?? valueBefore(text, index, kind);
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}

function digitsKind(label: string): Kind {
  return /^pin/iu.test(label) ? 'pin' : 'code';
}

// `spin` and `shipping` hold no PIN, `cardPin` and `card_pin` do.
function isInsideWord(text: string, index: number): boolean {
  return /[a-z]/iu.test(text.charAt(index - 1)) && text.charAt(index) !== 'P';
}

function valueAfter(searched: Searched, index: number, end: number, kind: Kind): Edit | undefined {
  const { text } = searched;
  const before = text.slice(Math.max(0, index - 48), index);
  const assigned = skip(ASSIGNED, text, end);
  if (assigned !== undefined) return valueAt(searched, assigned, kind, !text.slice(end, assigned).includes('='));
  const paired = skip(PAIRED, text, end);
  if (paired !== undefined) return valueAt(searched, paired, kind, false);
  if (/["'][\w[\].:-]{0,40}$/u.test(before)) {
    const attribute = skip(ATTRIBUTE, text, end) ?? skip(PART, text, end);
    if (attribute !== undefined) return valueAt(searched, attribute, kind, false);
  }
  const element = /<[\w:.-]{0,40}$/u.test(before) ? skip(ELEMENT, text, end) : undefined;
  if (element !== undefined) return elementText(searched, element, kind);
  const argument = /(?:^|[\s"'])--?[\w-]{0,40}$/u.test(before) ? skip(ARGUMENT, text, end) : undefined;
  if (argument !== undefined) return valueAt(searched, argument, kind, true);
  const prose = kind === 'code' || kind === 'pin' ? skip(PROSE, text, end) : undefined;
  return prose === undefined || prose === end ? undefined : valueAt(searched, prose, kind, true);
}

/** `<input value="…" name="cvv">` */
function valueBefore(text: string, index: number, kind: Kind): Edit | undefined {
  const from = Math.max(0, index - 400);
  const found =
    /\svalue\s?=\s?(["'])([^"'<>]{1,200})\1(?:\s[^<>]{0,100})?\s(?:name|id)\s?=\s?["'][\w[\].:-]{0,40}$/iu.exec(
      text.slice(from, index),
    );
  if (found === null) return undefined;
  const start = from + found.index + found[0].indexOf(found[1] ?? '"') + 1;
  return checked(start, found[2] ?? '', kind, false);
}

function valueAt(searched: Searched, start: number, kind: Kind, loose: boolean): Edit | undefined {
  const { text, valueEnd } = searched;
  if (kind === 'code' || kind === 'pin') {
    const pattern = kind === 'pin' ? PIN : CODE;
    pattern.lastIndex = start;
    const digits = pattern.exec(text)?.[1];
    return digits === undefined ? undefined : editOf(pattern.lastIndex - digits.length, digits.length);
  }
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'" || quote === '`') {
    return checked(start + 1, text.slice(start + 1, quoteEnd(text, start + 1, quote)), kind, false);
  }
  const value = text.slice(start, valueEnd(start));
  // As in `/path;jsessionid=1A2B?page=2`; a password may have such marks.
  const mark = kind === 'credential' ? value.slice(0, JUDGED).search(/[?#]/u) : -1;
  return checked(start, mark < 0 ? value : value.slice(0, mark), kind, loose);
}

function elementText(searched: Searched, start: number, kind: Kind): Edit | undefined {
  if (kind === 'code' || kind === 'pin') return valueAt(searched, start, kind, false);
  const { text } = searched;
  const end = text.indexOf('<', start);
  return checked(start, text.slice(start, end < 0 ? undefined : end).replace(/\]\]>?$/u, ''), kind, false);
}

/** Is the value a secret, not prose, code or a placeholder? `loose`: parted by no more than a colon or a space. */
function checked(start: number, value: string, kind: Kind, loose: boolean): Edit | undefined {
  const head = value.slice(0, JUDGED);
  if (head === '' || PLACEHOLDERS.some((pattern) => pattern.test(head))) return undefined;
  if (kind === 'code' || kind === 'pin') return /^\d{3,12}$/u.test(value) ? editOf(start, value.length) : undefined;
  if (kind === 'credential' && !isCredential(head, loose)) return undefined;
  return editOf(start, value.length);
}

// `jsonwebtoken:20150331` and `token:8.5.1` are no credentials.
function isCredential(value: string, loose: boolean): boolean {
  if (/\s/u.test(value)) return false;
  return loose ? value.length >= 8 && /^(?!\d+\.\d)(?=\D*\d)(?=\P{L}*\p{L})/u.test(value) : value.length >= 6;
}

function editOf(start: number, length: number): Edit {
  return { start, end: start + length, replacement: REDACTED };
}

function skip(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The place of the closing quote, or of the end of the line where there is none. */
function quoteEnd(text: string, from: number, quote: string): number {
  for (let index = from; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === quote || mark === '\n' || mark === '\r') return index;
    if (mark === '\\') index += 1;
  }
  return text.length;
}
