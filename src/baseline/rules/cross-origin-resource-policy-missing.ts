import { crossOriginPolicyHits, hasSucceeded } from '../headers/cross-origin-policy.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const GOOD = ['same-origin', 'cross-origin'];

/** An answer may be loaded into pages of other sites. */
export const crossOriginResourcePolicyMissing: WebRule = {
  definition: {
    id: 'web/cross-origin-resource-policy-missing',
    title: 'Cross-Origin-Resource-Policy is missing',
    what: 'The answer has no Cross-Origin-Resource-Policy, or one other than same-origin or cross-origin; answers for other sites (CORS) are left out.',
    why: 'Another site can load it into its own process, where a flaw such as Spectre lets scripts read it.',
    fix: 'Send Cross-Origin-Resource-Policy: same-origin, and cross-origin only for what others are to embed.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/90004-1'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Cross-Origin-Resource-Policy': undefined } }),
      example('an unknown value', { headers: { 'Cross-Origin-Resource-Policy': 'none' } }),
    ],
    clean: [example('as it should be', { headers: {} })],
  },
  check(exchange) {
    const isForOtherSites = exchange.headers.some(([name]) => name.toLowerCase().startsWith('access-control-allow-'));
    if (!hasSucceeded(exchange) || isForOtherSites) return [];
    return crossOriginPolicyHits(exchange, 'Cross-Origin-Resource-Policy', GOOD);
  },
};
