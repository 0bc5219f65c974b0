import { cspNotices } from '../headers/csp-notices.ts';
import { cspTexts, isAscii } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const DEPRECATED = /(?:^|;)\s{0,99}(report-uri|plugin-types|prefetch-src)(?:[\s;]|$)/iu;

/** A Content Security Policy holds a directive that browsers are about to drop. */
export const cspDeprecatedDirective: WebRule = {
  definition: {
    id: 'web/csp-deprecated-directive',
    title: 'Content Security Policy holds a deprecated directive',
    what: 'The policy has report-uri, plugin-types or prefetch-src, which CSP 3 no longer has.',
    why: 'Browsers drop them one after the other: what they did then no longer happens, and violations on the payment page go unreported.',
    fix: 'Send a Reporting-Endpoints header and add report-to beside report-uri; remove the others.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['11.6.1'],
  },
  aliases: ['zap/10055-3'],
  scope: 'site',
  examples: {
    violating: [
      example('report-uri', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'; report-uri /csp",
        },
      }),
      example('plugin-types', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; plugin-types application/pdf",
        },
      }),
    ],
    clean: [
      example('report-to', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'; report-to csp",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const texts = cspTexts(exchange).filter(isAscii);
    // A policy with errors is told by another rule.
    if (texts.flatMap(cspNotices).length > 0) return [];
    const name = texts.map((text) => DEPRECATED.exec(text)?.[1]).find((directive) => directive !== undefined);
    if (name === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: name.toLowerCase(),
        message: 'The Content Security Policy holds a deprecated directive.',
      },
    ];
  },
};
