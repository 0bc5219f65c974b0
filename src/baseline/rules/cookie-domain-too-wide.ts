import { cookiesSet } from '../headers/set-cookie.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A cookie is set for a whole domain, not for the host alone. */
export const cookieDomainTooWide: WebRule = {
  definition: {
    id: 'web/cookie-domain-too-wide',
    title: 'Cookie shared with other hosts',
    what: 'The Domain attribute of the cookie names a parent of the host.',
    why: 'Every other host of the domain gets the cookie, also the one that a partner or a forgotten test runs.',
    fix: 'Leave Domain out; name the cookie with the __Host- prefix, which forbids it.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [565],
    owasp: ['A06:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/90033'],
  scope: 'parameter',
  examples: {
    violating: [
      example('for the parent', {
        url: 'https://pay.shop.example/',
        cookies: ['session=example; Domain=.shop.example; Path=/; Secure; HttpOnly; SameSite=Lax'],
      }),
    ],
    clean: [
      example('for the host', {
        url: 'https://pay.shop.example/',
        cookies: ['session=example; Domain=pay.shop.example; Path=/; Secure; HttpOnly; SameSite=Lax'],
      }),
    ],
  },
  check(exchange) {
    const host = new URL(exchange.url).hostname;
    return cookiesSet(exchange).flatMap(({ name, attributes }) => {
      const domain = (attributes.get('domain') ?? '').toLowerCase().replace(/^\./u, '');
      if (domain === '' || !host.endsWith(`.${domain}`)) return [];
      return [
        {
          parameter: name,
          evidence: `Domain=${domain.slice(0, 200)}`,
          message: `The cookie "${name}" is sent to every host of a domain.`,
        },
      ];
    });
  },
};
