import { otherHostNamed } from '../pages/other-host-named.ts';
import { sessionIdIn } from '../pages/session-id-in-url.ts';
import { sensitiveParameters } from '../pages/sensitive-parameters.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A session id stands in the address of a page. */
export const sessionIdInUrl: WebRule = {
  definition: {
    id: 'web/session-id-in-url',
    title: 'Session id in a URL',
    what: 'The path or a parameter of the URL holds the id of a session, as servlet containers, PHP and ASP write it.',
    why: 'Addresses end up in histories, logs, bookmarks and chats; whoever has one has the session, and what is paid with it.',
    fix: 'Keep the session in a cookie; switch URL rewriting off (tracking-mode COOKIE, session.use_only_cookies).',
    level: 'warning',
    securitySeverity: 5.5,
    since: '0.1.0',
    cwe: [598, 384],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/3-1', 'zap/3-2', 'zap/10024'],
  scope: 'path',
  examples: {
    violating: [
      example('a parameter', { url: 'https://shop.example/b?jsessionid=1A530637289A03B07199A44E8D531427' }),
      example('in the path', { url: 'https://shop.example/a;jsessionid=1A530637289A03B07199A44E8D531427' }),
    ],
    clean: [example('too short for an id', { url: 'https://shop.example/b?sid=12' })],
  },
  check(exchange) {
    const place = sessionIdIn(exchange);
    // Where another host is told the id, the rule for that says so.
    if (place === undefined || otherHostNamed(exchange) !== undefined) return [];
    const named = place.parameter !== undefined && sensitiveParameters(exchange).length > 0;
    return [
      {
        ...(place.parameter !== undefined && { parameter: place.parameter }),
        message: 'The address of the page holds the id of a session.',
        aliases: [place.parameter === undefined ? 'zap/3-2' : 'zap/3-1', ...(named ? ['zap/10024'] : [])],
      },
    ];
  },
};
