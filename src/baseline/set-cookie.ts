import type { RecordedExchange } from './recorded-exchange.ts';
import { headerValues } from '../util/http.ts';

/** A `Set-Cookie` header's name and attributes; the value is left out, for it must not reach a finding. */
export interface SetCookie {
  readonly name: string;
  /** Names in lower case; the last of a repeated attribute counts (RFC 6265, 5.3). */
  readonly attributes: ReadonlyMap<string, string>;
}

// No clock decides: a date so long ago can only be meant to delete the cookie.
const LONG_AGO = Date.UTC(2000, 0, 1);

/** The cookies that an answer sets; headers without a name, and those that delete a cookie, are left out. */
export function cookiesSet(exchange: Pick<RecordedExchange, 'headers'>): SetCookie[] {
  return headerValues(exchange, 'set-cookie').flatMap((header) => {
    const [pair = '', ...rest] = header.slice(0, 8_192).split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    const value = pair.slice(equals + 1).trim();
    const attributes = new Map(rest.map(attributeOf));
    return name === '' || value === '' || isDeletion(attributes) ? [] : [{ name, attributes }];
  });
}

function attributeOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0
    ? [text.trim().toLowerCase(), '']
    : [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

function isDeletion(attributes: ReadonlyMap<string, string>): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/u.test(age)) return age.startsWith('-') || /^0+$/u.test(age);
  return Date.parse(attributes.get('expires') ?? '') < LONG_AGO;
}
