import { openNextMatch, type NextMatch } from './next-match.ts';
import { REDACTED, type Edit } from './redaction-edits.ts';

const CREDENTIALS =
  'authorization proxy-authorization api-key apikey x-api-key x-api-token x-apikey x-access-token x-auth-key x-auth-token x-client-secret x-csrf-token x-xsrf-token x-session-id x-session-token x-token x-amz-security-token x-functions-key x-gitlab-token x-goog-api-key x-shopify-access-token x-vault-token ocp-apim-subscription-key paypal-auth-assertion plaid-secret private-token job-token'.split(
    ' ',
  );
const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set(CREDENTIALS);
const LONGEST_FIRST = [...CREDENTIALS, 'set-cookie', 'cookie'].toSorted((a, b) => b.length - a.length);

const HEADER = new RegExp(
  String.raw`(?<![\w-])(${LONGEST_FIRST.join('|')})(?:["'${'`'}]?\s{0,4}([:=])>?[ \t]{0,4}|["']\s{0,4},\s{0,4}["']value["']\s{0,4}(:)\s{0,4})`,
  'giu',
);
const LINE_END = /[\r\n]|\\[rn]|%0[ad]|&#(?:x0?[ad]|1[03]);|<br/giu;
const FORM_VALUE = /[^\s&;]*/uy;
const SCHEME =
  /^(?:AWS4-HMAC-SHA256|ApiKey|Basic|Bearer|Digest|DPoP|GoogleLogin|Hawk|HMAC|MAC|Negotiate|NTLM|OAuth|SharedKey|Signature|Token)[ \t]+/iu;
const COOKIE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'domain',
  'expires',
  'max-age',
  'path',
  'priority',
  'samesite',
]);
const BEARER = /(?<![a-z])bearer\s{1,4}(?=[a-z-]{0,80}(?:\d|[._~+/=][a-z0-9]))([\w.~+/=-]{8}[\w.~+/=-]*)/giu;
const MIXED_BEARER = /(?<![A-Za-z])[Bb]earer\s{1,4}(?=[A-Za-z-]{0,80}[a-z][A-Z])([\w.~+/=-]{8}[\w.~+/=-]*)/gu;
const BASIC = /(?<![a-z])basic\s{1,4}([a-z0-9+/_-]{6}[a-z0-9+/_-]*={0,2})/giu;

/** Words that every text with something for `findHeaderSecrets` holds. */
export const HEADER_HINTS: readonly string[] = ['bearer', 'basic', ...LONGEST_FIRST];

/** Does a header of this name carry nothing but a credential? */
export function isCredentialHeader(name: string): boolean {
  return CREDENTIAL_HEADERS.has(name.toLowerCase());
}

/** Credentials and cookie values in header lines, wherever they stand: raw HTTP, `curl -H`, JSON, HAR. */
export function findHeaderSecrets(text: string): Edit[] {
  const edits: Edit[] = [];
  const lineEnd = openNextMatch(LINE_END, text);
  let outer = { end: 0, isCookie: false };
  for (const match of text.matchAll(HEADER)) {
    const [whole, name = '', sign = ':'] = match;
    const isCookie = /cookie$/iu.test(name);
    // Within the value of another header, which is masked already.
    if (match.index < outer.end && (isCookie || !outer.isCookie)) continue;
    const from = match.index + whole.length;
    const mark = text.charAt(from);
    const quoted = isQuote(mark);
    const around = isQuote(whole.replace(name, '')) ? '' : text.charAt(match.index - 1);
    const start = quoted ? from + 1 : from;
    const end = valueEnd(text, start, quoted ? mark : around, sign === '=', lineEnd);
    for (const edit of valueEdits(name.toLowerCase(), text.slice(start, end), start)) edits.push(edit);
    outer = { end, isCookie };
  }
  for (const pattern of [BEARER, MIXED_BEARER]) {
    for (const { 0: whole, 1: token = '', index } of text.matchAll(pattern)) edits.push(tokenEdit(index, whole, token));
  }
  for (const { 0: whole, 1: token = '', index } of text.matchAll(BASIC)) {
    if (/^[^\p{Cc}\ufffd]*:/u.test(Buffer.from(token, 'base64').toString('utf8')))
      edits.push(tokenEdit(index, whole, token));
  }
  return edits;
}

/** The values in a `Cookie` or `Set-Cookie` header; names and attributes stay. */
export function findCookieValues(header: 'cookie' | 'set-cookie', value: string): Edit[] {
  const pair = header === 'cookie' ? /[^=;\s]+=([^;]*)/gu : /(?<=^\s{0,4}|[;,]\s{0,4})([^=;,\s]+)=([^;]*)/gu;
  return Array.from(value.matchAll(pair)).flatMap((match) => {
    const [whole] = match;
    const kept = match.at(-1) ?? '';
    if (kept === '' || kept === REDACTED) return [];
    const end = match.index + whole.length;
    if (header === 'cookie' || !COOKIE_ATTRIBUTES.has((match[1] ?? '').toLowerCase()))
      return [{ start: end - kept.length, end, replacement: REDACTED }];
    // Several cookies folded into one line: the next one follows the comma after an attribute.
    const next = /,\s{0,4}[^=;,\s]{1,256}=/u.exec(kept);
    if (next === null) return [];
    return [{ start: end - kept.length + next.index + next[0].length, end, replacement: REDACTED }];
  });
}

function tokenEdit(index: number, whole: string, token: string): Edit {
  return { start: index + whole.length - token.length, end: index + whole.length, replacement: REDACTED };
}

/** To the closing quote, else to the end of the line; in a form or a query to the next pair. */
function valueEnd(text: string, start: number, quote: string, inForm: boolean, lineEnd: NextMatch): number {
  const close = isQuote(quote) ? text.indexOf(quote, start) : -1;
  if (close < 0 && inForm) {
    FORM_VALUE.lastIndex = start;
    return start + (FORM_VALUE.exec(text)?.[0].length ?? 0);
  }
  const end = lineEnd(start);
  return close >= 0 && close < end ? close : end;
}

function isQuote(text: string): boolean {
  return /["'`]/u.test(text);
}

function valueEdits(name: string, value: string, start: number): Edit[] {
  const edits = name === 'cookie' || name === 'set-cookie' ? findCookieValues(name, value) : credentialEdits(value);
  return edits.map((edit) => ({ ...edit, start: start + edit.start, end: start + edit.end }));
}

/** The scheme stays, for it says what kind of credential was there. */
function credentialEdits(value: string): Edit[] {
  const head = SCHEME.exec(value)?.[0].length ?? 0;
  const end = value.trimEnd().length;
  const secret = value.slice(head, end);
  if (secret === '' || secret.startsWith('[redacted')) return [];
  return [{ start: head, end, replacement: REDACTED }];
}
