import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const ALIAS = { 'script-hashes': 'zap/10055-7', 'style-hashes': 'zap/10055-8' } as const;

/** A page's Content Security Policy lets event handler attributes and style attributes run by hash. */
export const cspUnsafeHashes: WebRule = {
  definition: {
    id: 'web/csp-unsafe-hashes',
    title: "Content Security Policy allows 'unsafe-hashes'",
    what: "A script-src or style-src in force holds 'unsafe-hashes'.",
    why: 'Code whose hash is listed then runs from any attribute of any injected element, also where it was never meant to.',
    fix: "Move handlers and styles out of attributes and remove 'unsafe-hashes'.",
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-7', 'zap/10055-8'],
  scope: 'site',
  examples: {
    violating: [
      example('for scripts', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-hashes' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='",
        },
      }),
      example('for styles', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self' 'unsafe-hashes' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='",
        },
      }),
    ],
    clean: [
      example('hashes alone', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const { inForce } = cspFlaws(cspPolicies(exchange));
    return (['script-hashes', 'style-hashes'] as const).flatMap((flaw) =>
      inForce.has(flaw)
        ? [
            {
              parameter: 'Content-Security-Policy',
              evidence: flaw === 'script-hashes' ? 'script-src' : 'style-src',
              message: "The Content Security Policy in force holds 'unsafe-hashes'.",
              // ZAP 2.17 does not look at default-src.
              aliases: inForce.get(flaw)?.includes('default-src') === true ? [] : [ALIAS[flaw]],
            },
          ]
        : [],
    );
  },
};
