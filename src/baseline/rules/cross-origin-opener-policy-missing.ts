import { crossOriginPolicyHits, hasSucceeded, isOpenedDocument } from '../headers/cross-origin-policy.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const GOOD = ['same-origin'];

/** A page shares its window with the pages that open it. */
export const crossOriginOpenerPolicyMissing: WebRule = {
  definition: {
    id: 'web/cross-origin-opener-policy-missing',
    title: 'Cross-Origin-Opener-Policy is missing',
    what: 'The page has no Cross-Origin-Opener-Policy, or one other than same-origin.',
    why: 'A page that opened it keeps a handle: it can see when a payment window navigates, and send it elsewhere.',
    fix: 'Send Cross-Origin-Opener-Policy: same-origin; same-origin-allow-popups where a bank opens a window.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/90004-3'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Cross-Origin-Opener-Policy': undefined } }),
      example('the default', { headers: { 'Cross-Origin-Opener-Policy': 'unsafe-none' } }),
    ],
    clean: [example('as it should be', { headers: {} })],
  },
  check(exchange) {
    if (!hasSucceeded(exchange) || !isOpenedDocument(exchange)) return [];
    return crossOriginPolicyHits(exchange, 'Cross-Origin-Opener-Policy', GOOD);
  },
};
