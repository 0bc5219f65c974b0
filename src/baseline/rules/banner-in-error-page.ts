import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

const BANNER =
  /(?:tomcat|apache)\/\d{1,3}\.\d{1,3}\.\d{1,3}|nginx\/\d{1,3}\.\d{1,3}\.\d{1,3}|jetty:\/\/\d{1,3}\.\d{1,3}|squid\/\d{1,3}\.\d{1,3}/iu;

/** An error page names the version of the server. */
export const bannerInErrorPage: WebRule = {
  definition: {
    id: 'web/banner-in-error-page',
    title: 'Server version in an error page',
    what: 'The page of a 4xx or 5xx answer names the version of Apache, Tomcat, nginx, Jetty or Squid.',
    why: 'Whoever looks for servers with a known flaw finds this one by a search instead of by trying.',
    fix: 'Use own error pages; server_tokens off (nginx), ServerSignature Off (Apache), showServerInfo="false" (Tomcat).',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['2.2.6'],
  },
  aliases: ['zap/10009'],
  scope: 'path',
  examples: {
    violating: [
      example('Apache', {
        status: 404,
        body: '<!doctype html><address>Apache/2.4.41 (Ubuntu) Server at shop.example</address>',
      }),
    ],
    clean: [
      example('a name alone', { status: 404, body: '<!doctype html><address>nginx</address>' }),
      example('a page that speaks of it', {
        body: '<!doctype html><html><body><p>Shop</p><p>We run Apache/2.4.41 in our lab.</p>',
      }),
    ],
  },
  check(exchange) {
    if (exchange.status < 400 || exchange.status > 599 || !mayHold(exchange, 'banner')) return [];
    const banner = BANNER.exec(exchange.text);
    if (banner === null) return [];
    return [{ evidence: banner[0], at: banner.index, message: 'Error pages name the version of the server.' }];
  },
};
