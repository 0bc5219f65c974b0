import { headerValues } from '../../util/http.ts';
import { isRedirect } from '../answer-type.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A server redirects to another site that a parameter names. */
export const openRedirect: WebRule = {
  definition: {
    id: 'web/open-redirect',
    title: 'Open redirect',
    what: 'The answer redirects to another host, and a parameter of the request names it.',
    why: 'A link that begins with the shop leads to a copy of its checkout; people check the beginning of an address at best.',
    fix: 'Redirect to paths of the own site only, or to origins from a list.',
    level: 'warning',
    securitySeverity: 6,
    since: '0.1.0',
    cwe: [601],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10028'],
  scope: 'path',
  examples: {
    violating: [
      example('a whole address', {
        url: 'https://shop.example/go?next=https%3A%2F%2Fevil.example%2Fx',
        status: 302,
        headers: { Location: 'https://evil.example/x' },
        body: '',
      }),
      example('a host', {
        url: 'https://shop.example/go?next=evil.example',
        status: 301,
        headers: { Location: 'https://evil.example/' },
        body: '',
      }),
    ],
    clean: [
      example('a path', {
        url: 'https://shop.example/go?next=%2Flocal',
        status: 302,
        headers: { Location: '/local' },
        body: '',
      }),
    ],
  },
  check(exchange) {
    if (!isRedirect(exchange.status)) return [];
    const location = headerValues(exchange, 'location')[0]?.trim() ?? '';
    if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//iu.test(location) || !URL.canParse(location, exchange.url)) return [];
    const { host } = new URL(location, exchange.url);
    if (host === new URL(exchange.url).host) return [];
    const cause = exchange.parameters.find(
      ({ value }) => value !== '' && (value.toLowerCase() === host || value.includes(location)),
    );
    if (cause === undefined) return [];
    const known = location.includes('://') && (exchange.status === 301 || exchange.status === 302);
    return [
      {
        parameter: cause.name.slice(0, 100),
        message: 'The server redirects to another site that the request names.',
        ...(!known && { aliases: [] }),
      },
    ];
  },
};
