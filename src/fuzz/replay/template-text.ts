import { findCardNumbers } from '../../util/card-numbers.ts';
import { redact } from '../../util/redaction.ts';
import { isCredentialHeader } from '../../util/redaction-headers.ts';
import { REDACTED } from '../../util/redaction-edits.ts';
import type { WireRequest } from '../wire.ts';
import type { Variables } from './variables.ts';

// A field that says of itself that it is a secret, and holds no variable.
const JSON_SECRET =
  /("([^"\\]{0,40}(?:passw|secret|api_?key|cvc|cvv)[^"\\]{0,40})"\s{0,4}:\s{0,4}")((?:[^"\\$]|\\.)*)"/giu;
const FORM_SECRET = /(([\w[\]-]{0,40}(?:passw|secret|api_?key|cvc|cvv)[\w[\]-]{0,40})=)([^&$]+)/giu;

/** A request with variables in the place of what differs from replay to replay. */
export interface TemplateRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** What had to be masked, so that the request cannot be sent as it is. */
  readonly masked?: string;
}

// What is sent by whoever sends.
const CARRIED: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** Puts variables into a request; card numbers and what is secret never stay. */
export function templateRequest(
  { path, headers, body }: WireRequest,
  variables: Variables,
  ids: readonly string[],
): TemplateRequest {
  let masked: string | undefined;
  const literal = (text: string, what: string): string => {
    const carded = withCards(text, variables);
    const clean = carded.map((piece, index) => (index % 2 === 0 ? redact(piece) : piece));
    if (clean.some((piece, index) => piece !== carded[index])) masked ??= what;
    return clean
      .map((piece, index) => (index % 2 === 0 ? piece.replaceAll('${', '${dollar}{') : `\${${piece}}`))
      .join('');
  };
  // Nothing where no variable stands for any of it: that is kept as it was written, since attacks write oddly on purpose.
  const scalar = (text: string, filter: Filter, what: string, encode: Encode = String): string | undefined => {
    const whole = variables.find(text, ids);
    if (whole !== undefined) return named(whole, filter);
    const pieces = splitByParts(text, variables.parts);
    if (pieces.length === 1) return undefined;
    return pieces
      .map((piece, index) =>
        index % 2 === 0 ? literal(encode(piece), what) : named(variables.find(piece, ids) ?? '', filter),
      )
      .join('');
  };
  const uri = (text: string, what: string, decoded: (part: string) => string): string =>
    text.replaceAll(
      /[^/?&=#]+/gu,
      (part) => scalar(decoded(part), '|uri', what, encodeURIComponent) ?? literal(part, what),
    );
  const json = (text: string): string =>
    text
      .split(/("(?:[^"\\]|\\.)*"|(?<![\w.+-])-?\d{1,60}(?![\w.]))/su)
      .map((token, index) => {
        if (index % 2 === 0) return literal(token, 'the body');
        if (!token.startsWith('"')) {
          return (ids.includes(token) ? scalar(token, '', 'the body') : undefined) ?? literal(token, 'the body');
        }
        const plain = parseText(token);
        const found = plain === undefined ? undefined : scalar(plain, '|json', 'the body', inJson);
        return found === undefined ? literal(token, 'the body') : `"${found}"`;
      })
      .join('');
  const words = (text: string, name: string): string =>
    text.replaceAll(/[^\s;,"]+/gu, (word) => {
      const end = variables.find(word, []) === undefined ? word.indexOf('=') + 1 : 0;
      const value = word.slice(end);
      return `${literal(word.slice(0, end), name)}${scalar(value, '', name) ?? literal(value, name)}`;
    });
  const header = (name: string, value: string): string => {
    const whole = variables.find(value, []);
    const found =
      whole === undefined
        ? splitByParts(value, variables.parts)
            .map((piece, index) => (index % 2 === 0 ? words(piece, name) : named(variables.find(piece, []) ?? '', '')))
            .join('')
        : named(whole, '');
    if (!isCredentialHeader(name) && name !== 'cookie' && !/signature/u.test(name)) return found;
    const rest = found.replaceAll(/\$\{[^}]*\}|\b(?:bearer|basic|token)\b|[\w.-]+=|[\s;,]/giu, '');
    if (rest.length < 4) return found;
    masked ??= `the header ${name}`;
    return REDACTED;
  };
  const labelled = (text: string, encoding: 'json' | 'uri'): string =>
    text.replaceAll(
      encoding === 'json' ? JSON_SECRET : FORM_SECRET,
      (whole, before: string, label: string, value: string) => {
        if (value.length < 1) return whole;
        const name = variables.own({ name: label, value: decode(value), about: `what the request held as ${label}` });
        return `${before}\${${name}|${encoding}}${encoding === 'json' ? '"' : ''}`;
      },
    );
  const isForm = (headers['content-type'] ?? '').includes('urlencoded');
  const bodyText =
    body === undefined
      ? undefined
      : isForm
        ? labelled(uri(body, 'the body', decodeForm), 'uri')
        : labelled(json(body), 'json');
  const own = Object.entries(headers).filter(([name]) => !CARRIED.has(name.toLowerCase()));
  return {
    path: uri(path, 'the path', decode),
    headers: Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), header(name.toLowerCase(), value)])),
    ...(bodyText !== undefined && { body: bodyText }),
    ...(masked !== undefined && { masked }),
  };
}

type Filter = '' | '|uri' | '|json';
type Encode = (raw: string) => string;

function named(name: string, filter: Filter): string {
  return `\${${name}${name.includes('|') ? '' : filter}}`;
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function decodeForm(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

/** Odd pieces are known values. */
function splitByParts(text: string, parts: readonly string[]): string[] {
  const part = parts.find((value) => text.includes(value));
  if (part === undefined) return [text];
  const at = text.indexOf(part);
  return [text.slice(0, at), part, ...splitByParts(text.slice(at + part.length), parts)];
}

/** Odd pieces are variables that stand for test cards. */
function withCards(text: string, variables: Variables): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { start, end: after, digits } of findCardNumbers(text)) {
    const last = digits.slice(-4);
    const about = `the published test card that ends in ${last}`;
    pieces.push(
      text.slice(end, start),
      variables.own({ name: `card_${last}`, value: text.slice(start, after), about }),
    );
    end = after;
  }
  return [...pieces, text.slice(end)];
}

function parseText(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
