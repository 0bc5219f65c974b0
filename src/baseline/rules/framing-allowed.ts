import { headerValues } from '../../util/http.ts';
import { cspPolicies } from '../csp-policy.ts';
import { example } from '../example.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import type { WebRule } from '../web-rule.ts';

const POLICY = "default-src 'self'";

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
  aliases: ['zap/10020-1', 'zap/10020-4'],
  scope: 'site',
  examples: {
    violating: [
      example('neither header', { headers: { 'Content-Security-Policy': POLICY, 'X-Frame-Options': undefined } }),
      example('frame-ancestors *', {
        headers: { 'Content-Security-Policy': `${POLICY}; frame-ancestors *`, 'X-Frame-Options': undefined },
      }),
      example('a value that browsers ignore', {
        headers: { 'Content-Security-Policy': POLICY, 'X-Frame-Options': 'ALLOW-FROM https://partner.example' },
      }),
      example('frame-ancestors in a <meta>, where it has no effect', {
        headers: { 'Content-Security-Policy': POLICY, 'X-Frame-Options': undefined },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="frame-ancestors 'none'">`,
      }),
    ],
    clean: [
      example('frame-ancestors only', { headers: { 'X-Frame-Options': undefined } }),
      example('X-Frame-Options only', { headers: { 'Content-Security-Policy': POLICY } }),
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
    const shown = exchange.status >= 200 && exchange.status < 300 && exchange.body.length > 0;
    if (!shown || !isHtmlType(exchange.mime)) return [];
    const ancestors = cspPolicies(exchange).header.flatMap((policy) => {
      const sources = policy.get('frame-ancestors');
      return sources === undefined ? [] : [sources];
    });
    // Where frame-ancestors is given, browsers ignore X-Frame-Options (CSP3, 6.4.2.2).
    const closed =
      ancestors.length > 0
        ? ancestors.some((sources) => !sources.some((source) => /^(?:\*|https?:|https?:\/\/\*)$/iu.test(source)))
        : headerValues(exchange, 'x-frame-options').some((value) => /^\s*(?:deny|sameorigin)\s*$/iu.test(value));
    if (closed) return [];
    return [{ parameter: 'X-Frame-Options', message: 'Pages can be shown in a frame of any other site.' }];
  },
};
