import { recordExchange, type RecordedExchange } from './recorded-exchange.ts';
import type { Example } from './web-rule.ts';

const GOOD_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache, no-store, must-revalidate',
};

/** What an example differs in from a page that no rule objects to. */
export interface ExampleChanges {
  readonly url?: string;
  readonly status?: number;
  /** Replaces a good header; `undefined` leaves it out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Added as they are, one header each. */
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly scripts?: NonNullable<Example['scripts']>;
}

/** An example: a shop page over https with every header in place, but for `changes`. */
export function example(name: string, changes: ExampleChanges = {}): Example {
  const headers = Object.entries({ ...GOOD_HEADERS, ...changes.headers }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return {
    name,
    url: changes.url ?? 'https://shop.example/',
    status: changes.status ?? 200,
    headers: [...headers, ...(changes.cookies ?? []).map((value) => ['Set-Cookie', value] as const)],
    body: changes.body ?? '<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1></html>',
    ...(changes.requestHeaders !== undefined && { requestHeaders: changes.requestHeaders }),
    ...(changes.scripts !== undefined && { scripts: changes.scripts }),
  };
}

/** The exchange that an example describes. */
export function exchangeOf({ url, status, headers, body, requestHeaders = {}, scripts }: Example): RecordedExchange {
  return recordExchange({
    url,
    status,
    headers,
    kind: 'page',
    requestHeaders,
    body: new TextEncoder().encode(body),
    truncated: false,
    ...(scripts !== undefined && { scripts }),
  });
}
