import { cspFlaws } from '../headers/csp-flaws.ts';
import { cspPolicies } from '../headers/csp-policy.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { framableByAll, framableError } from '../headers/framable.ts';
import { frameOptionFlaws } from '../headers/frame-options.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page's Content Security Policy says nothing of form targets or frames, for which default-src does not speak. */
export const cspFallbackMissing: WebRule = {
  definition: {
    id: 'web/csp-fallback-missing',
    title: 'Content Security Policy leaves forms or frames open',
    what: 'The policies in force do not restrict where forms may be sent (form-action) or who may frame the page (frame-ancestors); default-src speaks for neither. A page that nothing keeps from being framed is told by another rule.',
    why: 'Injected markup without any script can point the checkout form at another server, and the card data goes there.',
    fix: "Add form-action 'self' and frame-ancestors 'none', or the exact origins.",
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3'],
  },
  aliases: ['zap/10055-13'],
  scope: 'site',
  examples: {
    violating: [
      example('neither', { headers: { 'Content-Security-Policy': "default-src 'self'" } }),
      example('forms to anywhere', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action *; frame-ancestors 'none'" },
      }),
      example('frames are left to X-Frame-Options', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'" },
      }),
    ],
    clean: [
      example('both', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
      }),
      example('a sandbox that sends no forms', {
        headers: { 'Content-Security-Policy': "default-src 'self'; sandbox allow-scripts; frame-ancestors 'none'" },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const { inForce } = cspFlaws(cspPolicies(exchange));
    const open = [
      ...(inForce.has('open-form-action') ? ['form-action'] : []),
      ...(inForce.has('open-frame-ancestors') &&
      !framableByAll(exchange) &&
      !framableError(exchange) &&
      frameOptionFlaws(exchange).length === 0
        ? ['frame-ancestors']
        : []),
    ];
    if (open.length === 0) return [];
    return [
      {
        parameter: 'Content-Security-Policy',
        evidence: open.join(', '),
        message: 'The Content Security Policy leaves open where forms go or who may frame the page.',
      },
    ];
  },
};
