import { framableByAll, frameAncestors } from '../headers/framable.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page allows every site to frame it, in so many words. */
export const frameAncestorsAny: WebRule = {
  definition: {
    id: 'web/frame-ancestors-any',
    title: 'frame-ancestors allows any site',
    what: 'The frame-ancestors directive is *, a bare scheme, or https://*.',
    why: 'Browsers then ignore X-Frame-Options, so even DENY has no effect: any site can lay its own page over a checkout.',
    fix: "Write frame-ancestors 'none', or the exact origins that embed the page.",
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [1021],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-13'],
  scope: 'site',
  examples: {
    violating: [
      example('*', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors *" },
      }),
      example('any https site', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors https:",
          'X-Frame-Options': undefined,
        },
      }),
    ],
    clean: [
      example('one partner', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors https://partner.example",
        },
      }),
    ],
  },
  check(exchange) {
    if (!framableByAll(exchange)) return [];
    const ancestors = frameAncestors(exchange);
    if (ancestors.length === 0) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: `frame-ancestors ${ancestors.join(' ').slice(0, 200)}`,
        message: 'The policy allows every site to show the pages in a frame.',
      },
    ];
  },
};
