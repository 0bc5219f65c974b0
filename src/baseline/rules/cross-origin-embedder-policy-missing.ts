import { crossOriginPolicyHits, hasSucceeded, isOpenedDocument } from '../headers/cross-origin-policy.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const GOOD = ['require-corp', 'credentialless'];

/** A page loads what other sites did not agree to. */
export const crossOriginEmbedderPolicyMissing: WebRule = {
  definition: {
    id: 'web/cross-origin-embedder-policy-missing',
    title: 'Cross-Origin-Embedder-Policy is missing',
    what: 'The page has no Cross-Origin-Embedder-Policy, or one other than require-corp or credentialless.',
    why: 'Without it the page is not isolated in a process of its own, where a flaw such as Spectre cannot reach it.',
    fix: 'Send Cross-Origin-Embedder-Policy: require-corp (or credentialless), once everything that the page embeds allows it.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/90004-2'],
  scope: 'site',
  examples: {
    violating: [
      example('no header', { headers: { 'Cross-Origin-Embedder-Policy': undefined } }),
      example('the default', { headers: { 'Cross-Origin-Embedder-Policy': 'unsafe-none' } }),
    ],
    clean: [example('as it should be', { headers: {} })],
  },
  check(exchange) {
    if (!hasSucceeded(exchange) || !isOpenedDocument(exchange)) return [];
    return crossOriginPolicyHits(exchange, 'Cross-Origin-Embedder-Policy', GOOD);
  },
};
