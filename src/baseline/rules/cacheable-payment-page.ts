import { isCacheablePayment, leavesRoomForCaches } from '../headers/cached-payment.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page about a payment or a login may be kept by caches. */
export const cacheablePaymentPage: WebRule = {
  definition: {
    id: 'web/cacheable-payment-page',
    title: 'Payment or login page may be cached',
    what: 'A page whose path speaks of payment, order, account or login is sent without Cache-Control: no-store.',
    why: "The browser or a proxy may keep it, and show one customer's receipt or form to the next person at the same machine or behind the same cache.",
    fix: 'Send Cache-Control: no-store with every page and API answer that belongs to a payment, an account or a session.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [525],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10015'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { url: 'https://shop.example/checkout', headers: { 'Cache-Control': undefined } }),
      example('public', {
        url: 'https://shop.example/receipts/r_1',
        headers: { 'Cache-Control': 'public, max-age=60' },
      }),
      example('JSON of an account', {
        url: 'https://shop.example/api/orders/o_1',
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'private' },
        body: '{"total":1009}',
      }),
    ],
    clean: [
      example('no-store', { url: 'http://shop.example/checkout', headers: { 'Cache-Control': 'private, No-Store' } }),
      example('a page about nobody', { url: 'http://shop.example/about', headers: { 'Cache-Control': undefined } }),
      example('a style sheet', {
        url: 'https://shop.example/checkout.css',
        headers: { 'Content-Type': 'text/css', 'Cache-Control': 'public' },
        body: 'body{}',
      }),
    ],
  },
  check(exchange) {
    if (!isCacheablePayment(exchange)) return [];
    return [
      {
        parameter: 'Cache-Control',
        message: 'Payment or login pages are sent without Cache-Control: no-store.',
        ...(!leavesRoomForCaches(exchange) && { aliases: [] }),
      },
    ];
  },
};
