import { CookieJar } from 'tough-cookie';

/** The cookies of one anonymous visit. */
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
  return {
    store(url, headers) {
      for (const header of headers.slice(0, MAX_COOKIES)) {
        if (header.length <= MAX_COOKIE) quietly(() => jar.setCookieSync(header, url, { ignoreError: true }));
      }
    },
    header(url) {
      const header = quietly(() => jar.getCookieStringSync(url)) ?? '';
      return header.length > MAX_HEADER ? header.slice(0, header.lastIndexOf('; ', MAX_HEADER)) : header;
    },
  };
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
