import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy lets inline styles apply. */
export const cspStyleUnsafeInline: WebRule = {
  definition: {
    id: 'web/csp-style-unsafe-inline',
    title: 'Content Security Policy allows inline styles',
    what: "The policies in force allow inline styles: by 'unsafe-inline' without a nonce or hash, or because neither style-src nor default-src is given.",
    why: 'Injected styles can hide the real amount or lay a false one over it, and read form values letter by letter with attribute selectors.',
    fix: 'Move styles to files, or give style-src a nonce or hashes.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-6'],
  scope: 'site',
  examples: {
    violating: [
      example("style-src 'unsafe-inline'", {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self' 'unsafe-inline'",
        },
      }),
    ],
    clean: [
      example('style attributes alone', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src-attr 'unsafe-inline'",
        },
      }),
      example("a nonce switches 'unsafe-inline' off", {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'nonce-cmFuZG9t' 'unsafe-inline'",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const directives = cspFlaws(cspPolicies(exchange)).inForce.get('inline-style');
    if (directives === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: directives.join(', '),
        message: 'The Content Security Policy in force does not stop injected styles.',
      },
    ];
  },
};
