import { headerValues } from '../../util/http.ts';
import { cspTexts } from '../headers/csp-policy.ts';
import { example } from '../example.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import type { WebRule } from '../web-rule.ts';
import { tagsNamed } from '../tags-named.ts';

/** A page has no Content Security Policy, neither as a header nor as a `<meta>`. */
export const cspMissing: WebRule = {
  definition: {
    id: 'web/csp-missing',
    title: 'Content Security Policy is missing',
    what: 'The page is sent without a Content-Security-Policy header, and has no <meta> policy either.',
    why: 'On a page that takes payments, one injected script reads card data as it is typed; the policy is what stops scripts from elsewhere, and PCI DSS asks for such a mechanism on payment pages.',
    fix: "Send a Content-Security-Policy header with every HTML page, starting from default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none', and allow scripts by nonce or hash.",
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.4.3', '11.6.1'],
  },
  aliases: ['zap/10038-1', 'zap/10038-3'],
  scope: 'site',
  examples: {
    violating: [
      example('no policy', { headers: { 'Content-Security-Policy': undefined } }),
      example('a policy that only reports', {
        headers: {
          'Content-Security-Policy': undefined,
          'Content-Security-Policy-Report-Only': "default-src 'self'",
        },
      }),
      example('an error page without a policy', { status: 404, headers: { 'Content-Security-Policy': undefined } }),
    ],
    clean: [
      example('policy in a header'),
      example('policy in a <meta>', {
        headers: { 'Content-Security-Policy': undefined },
        body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`,
      }),
      example('an image needs none', {
        url: 'https://shop.example/logo.png',
        headers: { 'Content-Type': 'image/png', 'Content-Security-Policy': undefined },
      }),
      example('a redirect shows no page', {
        status: 302,
        headers: { Location: '/login', 'Content-Security-Policy': undefined },
      }),
    ],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime) || (exchange.status >= 300 && exchange.status < 400)) return [];
    // One that browsers reject is told by web/csp-non-ascii.
    if (cspTexts(exchange).length > 0) return [];
    // An empty one is one to ZAP.
    const named =
      headerValues(exchange, 'content-security-policy').length > 0 ||
      tagsNamed(exchange, 'meta').some(
        ({ attributes }) => attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
      );
    const reports = headerValues(exchange, 'content-security-policy-report-only').length > 0;
    return [
      {
        parameter: 'Content-Security-Policy',
        message: 'HTML is sent without a Content Security Policy in force.',
        aliases: [...(named ? [] : ['zap/10038-1']), ...(reports ? ['zap/10038-3'] : [])],
      },
    ];
  },
};
