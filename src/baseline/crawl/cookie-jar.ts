import { CookieJar } from 'tough-cookie';

/** The cookies of one visit to one origin. */
export interface VisitCookies {
  /** Takes `Set-Cookie` headers as they came; malformed ones are dropped. */
  store(url: string, headers: readonly string[]): void;
  /** The `Cookie` header for a request; empty for none. */
  header(url: string): string;
}

const MAX_COOKIES = 50;
const MAX_COOKIE = 4_096;
const MAX_HEADER = 8_192;

/** An empty jar that behaves as browsers do (RFC 6265), but never throws and stays small. */
export function openCookieJar(): VisitCookies {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
  // By name, the plain headers that were stored last: pages set the same cookie again and again.
  const last = new Map<string, string>();
  let isPlain = true;
  let sent: string | undefined;
  return {
    store(url, headers) {
      for (const header of headers.slice(0, MAX_COOKIES)) {
        if (header.length > MAX_COOKIE) continue;
        const name = header.split('=', 1)[0] ?? '';
        const same = isForWholeSite(header);
        if (same && last.get(name) === header) continue;
        isPlain &&= same;
        sent = undefined;
        if (same && last.size < MAX_COOKIES) last.set(name, header);
        else last.delete(name);
        quietly(() => jar.setCookieSync(header, url, { ignoreError: true }));
      }
    },
    header(url) {
      // Where no cookie has a path or an end of its own, all pages of an origin get the same.
      if (isPlain && sent !== undefined) return sent;
      const header = quietly(() => jar.getCookieStringSync(url)) ?? '';
      sent = header.length > MAX_HEADER ? header.slice(0, header.lastIndexOf('; ', MAX_HEADER)) : header;
      return sent;
    },
  };
}

/** Does a cookie hold for every path, and to the end of the visit? */
function isForWholeSite(header: string): boolean {
  return /;\s*path=\/\s*(?:;|$)/iu.test(header) && !/;\s*(?:expires|max-age|domain)\s*=/iu.test(header);
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
