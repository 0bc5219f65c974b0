import { headerValues } from '../../util/http.ts';
import { isCacheablePayment, leavesRoomForCaches } from '../headers/cached-payment.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An https answer leaves room for caches. */
export const cacheControlIncomplete: WebRule = {
  definition: {
    id: 'web/cache-control-incomplete',
    title: 'Cache-Control leaves room for caches',
    what: 'A text over https is sent without all three of no-store, no-cache and must-revalidate. Pages about payments are told by another rule.',
    why: 'Where the answer holds something personal, a cache that reads only one of the three may keep it.',
    fix: 'Send Cache-Control: no-cache, no-store, must-revalidate with what is personal; give what is public a max-age on purpose.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [525],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10015'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Cache-Control': undefined } }),
      example('one of three', { headers: { 'Cache-Control': 'no-store' } }),
    ],
    clean: [
      example('all three', { headers: {} }),
      example('a style sheet', {
        url: 'https://shop.example/site.css',
        headers: { 'Content-Type': 'text/css', 'Cache-Control': 'public' },
        body: 'body{}',
      }),
    ],
  },
  check(exchange) {
    if (!leavesRoomForCaches(exchange) || isCacheablePayment(exchange)) return [];
    return [
      {
        parameter: 'Cache-Control',
        evidence: headerValues(exchange, 'cache-control')[0]?.slice(0, 200) ?? 'no header',
        message: 'Answers over https leave room for caches.',
      },
    ];
  },
};
