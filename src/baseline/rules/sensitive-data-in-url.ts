import { sessionIdIn } from '../pages/session-id-in-url.ts';
import { sensitiveParameters } from '../pages/sensitive-parameters.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A parameter in the address of a page is named like a secret, or holds personal data. */
export const sensitiveDataInUrl: WebRule = {
  definition: {
    id: 'web/sensitive-data-in-url',
    title: 'Sensitive data in a URL',
    what: 'A parameter of the query is named like a password, token, ticket, session or user, or holds an e-mail address, a US social security number or something like a card number. Card numbers and session ids are told by other rules.',
    why: 'Addresses end up in histories, logs, bookmarks and the Referer header.',
    fix: 'Send such data in the body of a POST request.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [598],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10024'],
  scope: 'path',
  examples: {
    violating: [
      example('a token', { url: 'https://shop.example/reset?token=abc' }),
      example('an e-mail address', { url: 'https://shop.example/h?mail=anna%40example.org' }),
    ],
    clean: [example('a search for such a word', { url: 'https://shop.example/find?q=user' })],
  },
  check(exchange) {
    const found = sensitiveParameters(exchange);
    if (found.length === 0 || sessionIdIn(exchange) !== undefined || found.some(({ isCard }) => isCard)) return [];
    return found.slice(0, 1).map(({ name }) => ({
      parameter: name.slice(0, 100),
      message: 'The address of the page holds what looks like sensitive data.',
    }));
  },
};
