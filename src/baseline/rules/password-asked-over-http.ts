import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A server asks for a password over plain http. */
export const passwordAskedOverHttp: WebRule = {
  definition: {
    id: 'web/password-asked-over-http',
    title: 'Password asked for over plain http',
    what: 'The answer over plain http has a WWW-Authenticate header of type Basic or Digest.',
    why: 'The browser asks for a password and sends it where anyone on the network can read it.',
    fix: 'Offer the site by https only, and redirect before asking for a password.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [319, 522],
    owasp: ['A04:2025', 'API2:2023'],
    pci: ['4.2.1', '8.3.2'],
  },
  aliases: ['zap/10105-2'],
  scope: 'site',
  examples: {
    violating: [
      example('Basic', {
        url: 'http://shop.example/',
        status: 401,
        headers: { 'WWW-Authenticate': 'Basic realm="Private"' },
      }),
    ],
    clean: [example('over https', { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="Private"' } })],
  },
  check(exchange) {
    if (!exchange.url.startsWith('http:')) return [];
    const value = headerValues(exchange, 'www-authenticate').find((text) => /basic|digest/iu.test(text));
    if (value === undefined) return [];
    return [
      {
        parameter: 'WWW-Authenticate',
        evidence: value.slice(0, 200),
        message: 'The server asks for a password over plain http.',
      },
    ];
  },
};
