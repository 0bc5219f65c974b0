import { cspPolicies } from '../headers/csp-policy.ts';
import { frameAncestors, framableByAll, framableError } from '../headers/framable.ts';
import { frameOptionFlaws } from '../headers/frame-options.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page can be shown in a frame of any other site. */
export const framingAllowed: WebRule = {
  definition: {
    id: 'web/framing-allowed',
    title: 'Page can be framed by any site',
    what: 'Neither a frame-ancestors directive nor an X-Frame-Options header keeps other sites from showing the page in a frame.',
    why: 'Another site can lay its own page over a checkout and have a customer click "Pay" without knowing it.',
    fix: "Send Content-Security-Policy: frame-ancestors 'none' (or the exact origins that embed the page); X-Frame-Options: DENY for old browsers.",
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [1021],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10020-1', 'zap/10020-2', 'zap/10020-3', 'zap/10020-4', 'zap/10055-13'],
  scope: 'site',
  examples: {
    violating: [
      example('neither header', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'", 'X-Frame-Options': undefined },
      }),
      example('a value that browsers ignore', {
        headers: {
          'Content-Security-Policy': "default-src 'self'; form-action 'self'",
          'X-Frame-Options': 'ALLOW-FROM https://partner.example',
        },
      }),
      example('frame-ancestors in a <meta>, beside a header that leaves it out', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'", 'X-Frame-Options': undefined },
        body: '<!doctype html><p>Shop',
      }),
    ],
    clean: [
      example('frame-ancestors only', { headers: { 'X-Frame-Options': undefined } }),
      example('both headers', { headers: { 'X-Frame-Options': 'SAMEORIGIN' } }),
      example('JSON is no page', {
        headers: {
          'Content-Type': 'application/json',
          'Content-Security-Policy': undefined,
          'X-Frame-Options': undefined,
        },
        body: '{}',
      }),
    ],
  },
  check(exchange) {
    const isError = framableError(exchange);
    if (!isError && (!framableByAll(exchange) || frameAncestors(exchange).length > 0)) return [];
    const flaws = isError ? [] : frameOptionFlaws(exchange);
    const policy = cspPolicies(exchange).header.length > 0;
    return [
      {
        parameter: 'X-Frame-Options',
        message: 'Pages can be shown in a frame of any other site.',
        aliases: [...flaws.map(({ alias }) => alias), ...(policy ? ['zap/10055-13'] : [])],
      },
    ];
  },
};
