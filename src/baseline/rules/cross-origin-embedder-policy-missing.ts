import { headerValues } from '../../util/http.ts';
import { isOneOf, isOpenedDocument } from '../header-value.ts';
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
    if (exchange.status < 200 || exchange.status > 299 || !isOpenedDocument(exchange)) return [];
    const values = headerValues(exchange, 'cross-origin-embedder-policy');
    if (values.length > 0 && values.every((value) => isOneOf(value, GOOD))) return [];
    return [
      {
        parameter: 'Cross-Origin-Embedder-Policy',
        evidence: values[0]?.slice(0, 200) ?? 'no header',
        message: 'Answers are sent without an effective Cross-Origin-Embedder-Policy header.',
      },
    ];
  },
};
