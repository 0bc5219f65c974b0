import { cspPolicies } from '../headers/csp-policy.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page has a Content Security Policy both in a header and in a <meta>. */
export const cspHeaderAndMeta: WebRule = {
  definition: {
    id: 'web/csp-header-and-meta',
    title: 'Content Security Policy given twice',
    what: 'The page has a policy in a header and another one in a <meta> element.',
    why: 'Both have to be met; whoever changes one wonders why nothing changes, and next time loosens both.',
    fix: 'Keep the header only.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10055-12'],
  scope: 'site',
  examples: {
    violating: [
      example('header and <meta>', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`,
      }),
    ],
    clean: [
      example('header only', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
      }),
    ],
  },
  check(exchange) {
    const { header, meta } = cspPolicies(exchange);
    if (header.length === 0 || meta.length === 0) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        message: 'The page has a policy in a header and another one in a <meta>.',
      },
    ];
  },
};
