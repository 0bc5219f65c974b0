import { cspPolicies } from '../headers/csp-policy.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A <meta> policy holds directives that have no effect there. */
export const cspMetaDirectiveIgnored: WebRule = {
  definition: {
    id: 'web/csp-meta-directive-ignored',
    title: 'Content Security Policy in <meta> holds ignored directives',
    what: 'A <meta> policy holds frame-ancestors, sandbox, report-uri or report-to, which browsers ignore outside a header.',
    why: 'Whoever reads the page believes that it cannot be framed, or that violations are reported; neither is so.',
    fix: 'Send these directives in a Content-Security-Policy header.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-11'],
  scope: 'site',
  examples: {
    violating: [
      example('frame-ancestors in a <meta>', {
        headers: { 'Content-Security-Policy': undefined },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'; frame-ancestors 'none'"><p>Shop`,
      }),
    ],
    clean: [
      example('directives that have effect', {
        headers: { 'Content-Security-Policy': undefined },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`,
      }),
    ],
  },
  check(exchange) {
    const { meta } = cspPolicies(exchange);
    const ignored = ['frame-ancestors', 'sandbox', 'report-uri', 'report-to'].filter((name) =>
      meta.some((policy) => policy.has(name)),
    );
    if (ignored.length === 0) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: ignored.join(', '),
        message: 'A <meta> policy holds directives that browsers ignore there.',
        ...(ignored.join() === 'report-to' && { aliases: [] }),
      },
    ];
  },
};
