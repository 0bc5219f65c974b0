import { requestHeader } from '../header-value.ts';
import { isSensitiveText } from '../pages/sensitive-parameters.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** Another site sent sensitive data in the Referer header. */
export const sensitiveDataInReferer: WebRule = {
  definition: {
    id: 'web/sensitive-data-in-referer',
    title: 'Sensitive data in the Referer header',
    what: 'The request has a Referer of another host that holds an e-mail address, a US social security number, a card number, or a word such as password, token or session.',
    why: 'The other site tells what its addresses hold to every host that it links to.',
    fix: 'Send Referrer-Policy: strict-origin-when-cross-origin there, and keep such data out of addresses.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [598],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10025'],
  scope: 'site',
  examples: {
    violating: [
      example('a social security number', { requestHeaders: { Referer: 'https://other.example/?ssn=351-25-9735' } }),
    ],
    clean: [
      example('own site', { requestHeaders: { Referer: 'https://shop.example/?token=1' } }),
      example('nothing sensitive', { requestHeaders: { Referer: 'https://other.example/list' } }),
    ],
  },
  check(exchange) {
    const referer = requestHeader(exchange, 'referer')?.slice(0, 8_192);
    if (referer === undefined || referer.startsWith('/')) return [];
    const host = URL.canParse(referer) ? new URL(referer).hostname : '';
    if (host === new URL(exchange.url).hostname || !isSensitiveText(referer)) return [];
    return [{ parameter: 'Referer', message: 'A request came with sensitive data in its Referer header.' }];
  },
};
