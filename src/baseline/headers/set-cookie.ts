import type { RecordedExchange } from '../recorded-exchange.ts';
import { headerValues } from '../../util/http.ts';

/** A `Set-Cookie` header's name and attributes; the value is left out, for it must not reach a finding. */
export interface SetCookie {
  readonly name: string;
  /** Names in lower case; the last of a repeated attribute counts (RFC 6265, 5.3). */
  readonly attributes: ReadonlyMap<string, string>;
}

/** What stands for the name of a cookie that has none (RFC 6265bis, 5.6: the whole pair is its value). */
const NAMELESS = '(no name)';
// Where the time of the answer is not known, no clock decides: a date so long ago can only be meant to delete the cookie.
const LONG_AGO = Date.UTC(2000, 0, 1);

/** The cookies that an answer sets; empty headers, and those that delete a cookie, are left out. A cookie may have no name. */
export function cookiesSet(
  exchange: Pick<RecordedExchange, 'headers'> & { readonly time?: number | undefined },
): SetCookie[] {
  return headerValues(exchange, 'set-cookie').flatMap((header) => {
    const [pair = '', ...rest] = header.slice(0, 8_192).split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim() || NAMELESS;
    const value = pair.slice(equals + 1).trim();
    // SameSite without a value says nothing (RFC 6265bis, 5.6.7).
    const attributes = new Map(rest.filter((text) => !/^\s*samesite\s*$/iu.test(text)).map(attributeOf));
    const empty = equals < 0 && value === '';
    return empty || isDeletion(attributes, value, exchange.time) ? [] : [{ name, attributes }];
  });
}

function attributeOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0
    ? [text.trim().toLowerCase(), '']
    : [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

function isDeletion(attributes: ReadonlyMap<string, string>, value: string, time = LONG_AGO): boolean {
  const isPast = Date.parse(attributes.get('expires') ?? '') < time;
  // Without a value there is nothing to protect, though Max-Age would win over Expires.
  if (value === '' && isPast) return true;
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/u.test(age)) return age.startsWith('-') || /^0+$/u.test(age);
  return isPast;
}
