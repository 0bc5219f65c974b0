import { headerValues } from '../../util/http.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Security-Policy': 'zap/10055-1',
  'X-WebKit-CSP': 'zap/10055-2',
};

/** A page is sent with a policy header of browsers that are gone. */
export const cspObsoleteHeader: WebRule = {
  definition: {
    id: 'web/csp-obsolete-header',
    title: 'Obsolete Content Security Policy header',
    what: 'The page is sent with X-Content-Security-Policy or X-WebKit-CSP, which no browser in use reads.',
    why: 'It protects nobody, and is easily taken for the real header.',
    fix: 'Send Content-Security-Policy, and remove the old headers.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [693],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10038-2', 'zap/10055-1', 'zap/10055-2'],
  scope: 'parameter',
  examples: {
    violating: [
      example('X-Content-Security-Policy', { headers: { 'X-Content-Security-Policy': "default-src 'self'" } }),
      example('X-WebKit-CSP', { headers: { 'X-WebKit-CSP': "default-src 'self'" } }),
    ],
    clean: [example('the header of today')],
  },
  check(exchange) {
    if (!isHtmlType(exchange.mime)) return [];
    const redirect = exchange.status >= 300 && exchange.status < 400;
    return Object.entries(HEADERS).flatMap(([header, alias]) =>
      headerValues(exchange, header).length === 0
        ? []
        : [
            {
              parameter: header,
              message: `Pages are sent with ${header}, which no browser in use reads.`,
              aliases: [alias, ...(redirect ? [] : ['zap/10038-2'])],
            },
          ],
    );
  },
};
