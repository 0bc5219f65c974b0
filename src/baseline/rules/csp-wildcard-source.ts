import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy lets something be loaded from any host. */
export const cspWildcardSource: WebRule = {
  definition: {
    id: 'web/csp-wildcard-source',
    title: 'Content Security Policy allows any host',
    what: 'For scripts, styles, images, connections, frames, fonts, media, plugins, manifests or workers, the policies in force allow every host: by *, a bare https:, or because neither the directive nor default-src is given.',
    why: 'Where scripts may come from anywhere the policy stops no injection; where connections may go anywhere, a skimmer can send card data to its own server.',
    fix: "Give default-src 'self' (or 'none') and name the exact hosts that each kind of content needs.",
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-4'],
  scope: 'site',
  examples: {
    violating: [
      example('scripts from anywhere', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src *",
        },
      }),
      example('connections to anywhere', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; connect-src wss: https:",
        },
      }),
      example('no directive for most kinds', {
        headers: {
          'Content-Security-Policy':
            "script-src 'self'; style-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
        },
      }),
    ],
    clean: [
      example('named hosts', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' https://cdn.example",
        },
      }),
      example('strict-dynamic makes hosts meaningless', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'nonce-cmFuZG9t' 'strict-dynamic' https:",
        },
      }),
      example('data: is no host', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const directives = cspFlaws(cspPolicies(exchange)).inForce.get('any-host');
    if (directives === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: directives.join(', '),
        message: 'The Content Security Policy lets content be loaded from any host.',
      },
    ];
  },
};
