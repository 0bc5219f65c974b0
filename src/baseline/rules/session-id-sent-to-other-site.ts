import { otherHostNamed } from '../pages/other-host-named.ts';
import { sessionIdIn } from '../pages/session-id-in-url.ts';
import { sensitiveParameters } from '../pages/sensitive-parameters.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A page whose address holds a session id links to another site. */
export const sessionIdSentToOtherSite: WebRule = {
  definition: {
    id: 'web/session-id-sent-to-other-site',
    title: 'Session id leaks by the Referer header',
    what: 'The URL of the page holds the id of a session, and the page links to, or loads from, another host.',
    why: 'The browser may tell the other host the whole address, and with it the session.',
    fix: 'Keep the session in a cookie; until then send Referrer-Policy: no-referrer.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [598],
    owasp: ['A07:2025', 'API2:2023'],
    pci: [],
  },
  aliases: ['zap/3-3'],
  scope: 'path',
  examples: {
    violating: [
      example('a link', {
        url: 'https://shop.example/a;jsessionid=1A530637289A03B07199A44E8D531427',
        body: '<!doctype html><a href="https://partner.example/">x</a>',
      }),
    ],
    clean: [example('a link without a session', { body: '<!doctype html><a href="https://partner.example/">x</a>' })],
  },
  check(exchange) {
    const place = sessionIdIn(exchange);
    const other = place === undefined ? undefined : otherHostNamed(exchange);
    if (place === undefined || other === undefined) return [];
    const named = place.parameter !== undefined && sensitiveParameters(exchange).length > 0;
    return [
      {
        evidence: other,
        message: 'A page whose address holds a session id links to another host.',
        aliases: ['zap/3-3', place.parameter === undefined ? 'zap/3-2' : 'zap/3-1', ...(named ? ['zap/10024'] : [])],
      },
    ];
  },
};
