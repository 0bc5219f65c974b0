import { Refusal } from './refusal.ts';

const MAX_DEPTH = 16;
// Only ever run on text that `JSON.parse` has accepted, so a token need not be checked for its own form.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;

/** What is let through that should not be: only planted flaws ask for it. */
export interface JsonLeniency {
  /** Of a key that repeats the last value counts. */
  readonly repeatedKeys?: boolean;
  /** Numbers may have a fraction or an exponent. */
  readonly fractions?: boolean;
}

/**
 * Parses JSON and refuses what parsers disagree on, since a check and a use that disagree are a hole: keys that
 * repeat, numbers with a fraction or exponent (no field of the shop takes one), text that PostgreSQL cannot hold,
 * nesting deeper than 16. Source: RFC 8259 section 4, RFC 7493 (I-JSON) sections 2.1 to 2.3.
 * @throws Refusal 400 `invalid_json`, `duplicate_key`, `invalid_number`, `invalid_text`
 */
export function parseStrictJson(bytes: Uint8Array, leniency: JsonLeniency = {}): unknown {
  const { text, value } = decode(bytes);
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const keys = open.at(-1);
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"'))
      checkString(token, previous === ':' || leniency.repeatedKeys === true ? undefined : keys);
    else if (/^-?\d.*[.eE]/u.test(token) && leniency.fractions !== true) {
      throw new Refusal(400, 'invalid_number', 'Numbers must be plain integers.');
    }
    if (open.length > MAX_DEPTH) throw new Refusal(400, 'invalid_json', 'The body is nested too deeply.');
    previous = token;
  }
  return value;
}

function decode(bytes: Uint8Array): { readonly text: string; readonly value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    throw new Refusal(400, 'invalid_json', 'The body is not valid JSON.');
  }
}

function checkString(token: string, keys: Set<string> | undefined): void {
  const text = JSON.parse(token) as string;
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new Refusal(400, 'invalid_text', 'Text must not contain NUL or unpaired surrogates.');
  }
  if (keys === undefined) return;
  if (keys.has(text)) throw new Refusal(400, 'duplicate_key', 'The body names a field twice.');
  keys.add(text);
}
