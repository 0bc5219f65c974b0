import { cspPolicies } from '../headers/csp-policy.ts';
import { framableByAll, frameAncestors } from '../headers/framable.ts';
import { frameOptionFlaws } from '../headers/frame-options.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** The X-Frame-Options of a page is written in a way that some browsers ignore. */
export const frameOptionsIneffective: WebRule = {
  definition: {
    id: 'web/frame-options-ineffective',
    title: 'X-Frame-Options is written wrongly',
    what: 'The page has several X-Frame-Options headers, or one in a <meta>, which no browser reads, and no frame-ancestors directive.',
    why: 'It holds in one browser and not in the next; where it does not, another site can frame the checkout.',
    fix: "Send one X-Frame-Options: DENY, and Content-Security-Policy: frame-ancestors 'none'.",
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [1021],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10020-2', 'zap/10020-3', 'zap/10020-4'],
  scope: 'site',
  examples: {
    violating: [
      example('in a <meta> too', {
        headers: { 'Content-Security-Policy': "default-src 'self'; form-action 'self'" },
        body: '<!doctype html><meta http-equiv="X-Frame-Options" content="DENY"><p>Shop',
      }),
    ],
    clean: [
      example('one header', { headers: {} }),
      example('frame-ancestors speaks', {
        body: '<!doctype html><meta http-equiv="X-Frame-Options" content="DENY"><p>Shop',
      }),
    ],
  },
  check(exchange) {
    if (framableByAll(exchange) || frameAncestors(exchange).length > 0) return [];
    const policy = cspPolicies(exchange).header.length > 0;
    return frameOptionFlaws(exchange).map(({ alias, flaw }) => ({
      parameter: 'X-Frame-Options',
      evidence: flaw,
      message: 'X-Frame-Options is written in a way that some browsers ignore.',
      aliases: [alias, ...(policy ? ['zap/10055-13'] : [])],
    }));
  },
};
