import type { Provider } from './vendor-books.ts';

/** Which vendor a path belongs to; `undefined` for the gateway's own pages. The vendors' paths do not collide. */
export function providerOf(path: string): Provider | undefined {
  if (/^\/v[12]\//u.test(path) || path.startsWith('/stripe/')) return 'stripe';
  if (path.startsWith('/merchants/') || /^(?:https?:\/\/[^/]+)?\/graphql(?:$|\?)/u.test(path)) return 'braintree';
  return path === '/' || path.startsWith('/elements/') || path === '/link' || path.startsWith('/link?')
    ? undefined
    : 'plaid';
}
