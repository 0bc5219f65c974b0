import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy lets inline scripts run. */
export const cspUnsafeInline: WebRule = {
  definition: {
    id: 'web/csp-unsafe-inline',
    title: 'Content Security Policy allows inline scripts',
    what: "The policies in force allow inline scripts: by 'unsafe-inline' without a nonce or hash, or because neither script-src nor default-src is given.",
    why: 'Such a policy looks like protection and stops none of the usual script injections, so a skimmer on the payment page runs as if there were no policy.',
    fix: "Give script-src a nonce or hashes (with 'strict-dynamic' where needed); remove 'unsafe-inline'.",
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-5'],
  scope: 'site',
  examples: {
    violating: [
      example("script-src 'unsafe-inline'", {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-inline'",
        },
      }),
      example('in script-src-elem', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src-elem 'self' 'unsafe-inline'; script-src-attr 'none'",
        },
      }),
    ],
    clean: [
      example('own scripts only', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'",
        },
      }),
      example("a nonce switches 'unsafe-inline' off", {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'nonce-cmFuZG9t' 'strict-dynamic' https: 'unsafe-inline'",
        },
      }),
      example('a sandbox without scripts', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; sandbox allow-forms; script-src 'none'",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const directives = cspFlaws(cspPolicies(exchange)).inForce.get('inline-script');
    if (directives === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: directives.join(', '),
        message: 'The Content Security Policy in force does not stop injected inline scripts.',
      },
    ];
  },
};
