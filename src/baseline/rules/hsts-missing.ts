import { headerValues } from '../../util/http.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An https site does not tell browsers to stay on https. */
export const hstsMissing: WebRule = {
  definition: {
    id: 'web/hsts-missing',
    title: 'Strict-Transport-Security is missing',
    what: 'The https answer has no Strict-Transport-Security header.',
    why: 'The first request of a visit may then go out over plain http, where an attacker on the network can keep it and read what is typed, card numbers included.',
    fix: 'Send Strict-Transport-Security: max-age=31536000; includeSubDomains with every https answer.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [319],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['4.2.1'],
  },
  aliases: ['zap/10035-1'],
  scope: 'site',
  examples: {
    violating: [example('no header', { headers: { 'Strict-Transport-Security': undefined } })],
    clean: [
      example('a year', { headers: {} }),
      example('plain http, where browsers ignore it', {
        url: 'http://shop.example/',
        headers: { 'Strict-Transport-Security': undefined },
      }),
      example('a redirect that stays on the site', {
        status: 302,
        headers: { Location: '/login', 'Strict-Transport-Security': undefined },
        body: '',
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:') || headerValues(exchange, 'strict-transport-security').length > 0) return [];
    if (staysOnSite(exchange)) return [];
    return [
      {
        parameter: 'Strict-Transport-Security',
        evidence: 'no header',
        message: 'Answers over https do not tell the browser to stay on https.',
      },
    ];
  },
};

// The page that a redirect leads to is judged itself.
function staysOnSite(exchange: RecordedExchange): boolean {
  const location = headerValues(exchange, 'location')[0];
  if (exchange.status < 300 || exchange.status > 399 || location === undefined) return false;
  return (
    URL.canParse(location, exchange.url) && new URL(location, exchange.url).origin === new URL(exchange.url).origin
  );
}
