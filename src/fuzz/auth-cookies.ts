import type { Answer } from './wire.ts';

/** Cookies of one user, by name. */
export type CookieJar = Map<string, string>;

/**
 * Keeps what an answer sets and drops what it deletes, as a browser on this one site does (RFC 6265 §5.3; path and domain
 * are not looked at, since only one origin is ever asked). Cookies that no header can carry are left out.
 * @returns how many were set
 */
export function keepCookies(jar: CookieJar, { headers }: Pick<Answer, 'headers'>): number {
  let set = 0;
  for (const [header, text] of headers) {
    if (header.toLowerCase() !== 'set-cookie') continue;
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
    if (!/^[!-:<-~]+$/u.test(pair) || pair.indexOf('=') < 1) continue;
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.some((attribute) => /^max-age=(?:0|-\d+)$/iu.test(attribute))) jar.delete(name);
    else {
      jar.set(name, pair.slice(name.length + 1));
      set += 1;
    }
  }
  return set;
}

/** The `Cookie` header; empty where there is no cookie. */
export function headerOfJar(jar: CookieJar): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
