import { cspTexts, isAscii } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A Content Security Policy holds characters that no policy may hold. */
export const cspNonAscii: WebRule = {
  definition: {
    id: 'web/csp-non-ascii',
    title: 'Content Security Policy holds non-ASCII characters',
    what: 'The policy holds characters outside ASCII, most often typographic quotes.',
    why: 'Browsers reject such a part: ‘self’ is no keyword, so the policy does not do what it says.',
    fix: "Write the quotes as '.",
    level: 'warning',
    securitySeverity: 4.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-9'],
  scope: 'site',
  examples: {
    violating: [
      example('typographic quotes', {
        headers: { 'Content-Security-Policy': `default-src ‘self’; form-action 'self'; frame-ancestors 'none'` },
      }),
    ],
    clean: [
      example('plain quotes', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const text = cspTexts(exchange).find((policy) => !isAscii(policy));
    if (text === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: text.slice(0, 200),
        message: 'The Content Security Policy holds characters that browsers reject.',
      },
    ];
  },
};
