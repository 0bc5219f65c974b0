import { example } from '../example.ts';
import { cookiesSet } from '../headers/set-cookie.ts';
import type { WebRule } from '../web-rule.ts';

/** A cookie that was set over https is also sent over plain http. */
export const cookieWithoutSecure: WebRule = {
  definition: {
    id: 'web/cookie-without-secure',
    title: 'Cookie without Secure',
    what: 'The cookie is set over https without the Secure attribute.',
    why: 'The browser also sends it with plain http requests, where anyone on the network can read it and take over the session.',
    fix: 'Add Secure to every cookie of an https site, or name it with the __Host- prefix, which demands it.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [614],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['4.2.1', '6.2.4'],
  },
  aliases: ['zap/10011'],
  scope: 'parameter',
  examples: {
    violating: [example('session cookie', { cookies: ['session=example; Path=/; HttpOnly; SameSite=Lax'] })],
    clean: [
      example('with Secure', { cookies: ['session=example; Path=/; HttpOnly; SameSite=Lax; Secure'] }),
      example('a site without https', {
        url: 'http://shop.example/',
        cookies: ['session=example; Path=/; HttpOnly; SameSite=Lax'],
      }),
    ],
  },
  check(exchange) {
    if (!exchange.url.startsWith('https:')) return [];
    return cookiesSet(exchange)
      .filter(({ attributes }) => !attributes.has('secure'))
      .map(({ name }) => ({ parameter: name, message: `The cookie "${name}" is set over https without Secure.` }));
  },
};
