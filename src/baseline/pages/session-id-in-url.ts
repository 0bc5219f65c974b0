import type { RecordedExchange } from '../recorded-exchange.ts';

/** Where a session id stands in an address: a parameter of the query, or the path. */
export interface SessionIdPlace {
  readonly parameter?: string;
}

const NAMES: ReadonlySet<string> = new Set(
  'asp.net_sessionid aspsessionid siteserver cfid cftoken jsessionid phpsessid sessid sid viewstate zenid'.split(' '),
);
const SHORTEST = 8;

/** The place of a session id in the address of an exchange, by the names that servers give it. */
export function sessionIdIn({ url }: Pick<RecordedExchange, 'url'>): SessionIdPlace | undefined {
  const { searchParams, pathname } = new URL(url);
  for (const [name, value] of searchParams) {
    if (NAMES.has(name.toLowerCase()) && value.length > SHORTEST) return { parameter: name };
  }
  return /jsessionid=[\dA-Z]{8}/iu.test(pathname) ? {} : undefined;
}
