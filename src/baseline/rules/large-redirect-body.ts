import { headerValues } from '../../util/http.ts';
import { isRedirect } from '../answer-type.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A redirect carries more than a redirect needs. */
export const largeRedirectBody: WebRule = {
  definition: {
    id: 'web/large-redirect-body',
    title: 'Redirect with a large body',
    what: 'A redirect has a body of over 300 bytes more than its target is long, or one with several links.',
    why: 'Such bodies are often the page that the visitor is not signed in for: browsers do not show it, but anyone can read it.',
    fix: 'End the request after the redirect, so that no page is built.',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [201],
    owasp: ['A01:2025', 'API3:2023'],
    pci: [],
  },
  aliases: ['zap/10044-1', 'zap/10044-2'],
  scope: 'path',
  examples: {
    violating: [
      example('a whole page', {
        status: 302,
        headers: { Location: '/login' },
        body: '<!doctype html>'.padEnd(400, 'x'),
      }),
      example('several links', {
        status: 302,
        headers: { Location: '/login' },
        body: '<a href="/login">a</a><a href="/admin">b</a>',
      }),
    ],
    clean: [
      example('a short note', { status: 302, headers: { Location: '/login' }, body: '<a href="/login">moved</a>' }),
    ],
  },
  check(exchange) {
    const location = headerValues(exchange, 'location')[0] ?? '';
    if (!isRedirect(exchange.status) || exchange.status === 304 || location === '') return [];
    const big = exchange.body.length > location.length + 300;
    const links = big ? 0 : (exchange.text.match(/href/giu)?.length ?? 0);
    if (!big && links < 2) return [];
    return [
      {
        evidence: big ? `${exchange.body.length} bytes` : `${links} links`,
        message: 'A redirect carries more than a redirect needs.',
        aliases: [big ? 'zap/10044-1' : 'zap/10044-2'],
      },
    ];
  },
};
