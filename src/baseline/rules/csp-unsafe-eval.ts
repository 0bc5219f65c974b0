import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy lets scripts run text as code. */
export const cspUnsafeEval: WebRule = {
  definition: {
    id: 'web/csp-unsafe-eval',
    title: "Content Security Policy allows 'unsafe-eval'",
    what: "The script-src (or default-src) in force holds 'unsafe-eval'.",
    why: 'A script that is allowed can be made to run text that an attacker supplies, so one careless library undoes the rest of the policy.',
    fix: "Remove 'unsafe-eval'; replace eval, new Function and string timers; give WebAssembly 'wasm-unsafe-eval'.",
    level: 'warning',
    securitySeverity: 4.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-10'],
  scope: 'site',
  examples: {
    violating: [
      example("script-src 'unsafe-eval'", {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-eval'",
        },
      }),
      example("default-src 'unsafe-eval'", {
        headers: {
          'Content-Security-Policy': "default-src 'self' 'unsafe-eval'; form-action 'self'; frame-ancestors 'none'",
        },
      }),
    ],
    clean: [
      example('WebAssembly only', {
        headers: {
          'Content-Security-Policy':
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'",
        },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const directives = cspFlaws(cspPolicies(exchange)).inForce.get('eval');
    if (directives === undefined) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: directives.join(', '),
        message: 'The Content Security Policy in force allows scripts to run text as code.',
        // ZAP 2.17 looks at script-src only.
        ...(!directives.includes('script-src') && { aliases: [] }),
      },
    ];
  },
};
