import { example } from '../example.ts';
import { cookiesSet } from '../headers/set-cookie.ts';
import type { WebRule } from '../web-rule.ts';

/** A cookie is sent along with requests that other sites cause. */
export const cookieWithoutSamesite: WebRule = {
  definition: {
    id: 'web/cookie-without-samesite',
    title: 'Cookie without SameSite',
    what: 'The cookie is set without a SameSite attribute, with an unknown one, or with SameSite=None.',
    why: 'The browser may then send it with requests that another site causes, which is what cross-site request forgery needs to move money in the name of a signed-in customer.',
    fix: 'Set SameSite=Lax or SameSite=Strict; where a payment page is embedded elsewhere on purpose, keep None to that one cookie and check the Origin header.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [1275],
    owasp: ['A01:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10054-1', 'zap/10054-2', 'zap/10054-3'],
  scope: 'parameter',
  examples: {
    violating: [
      example('no attribute', { cookies: ['session=example; Path=/; Secure; HttpOnly'] }),
      example('None', { cookies: ['session=example; Path=/; Secure; HttpOnly; SameSite=None'] }),
      example('unknown value', { cookies: ['session=example; Path=/; Secure; HttpOnly; SameSite=Yes'] }),
    ],
    clean: [
      example('Lax', { cookies: ['session=example; Path=/; Secure; HttpOnly; SameSite=Lax'] }),
      example('Strict, in lower case', { cookies: ['session=example; path=/; secure; httponly; samesite=strict'] }),
    ],
  },
  check(exchange) {
    return cookiesSet(exchange).flatMap(({ name, attributes }) => {
      const value = attributes.get('samesite')?.toLowerCase();
      if (value === 'lax' || value === 'strict') return [];
      return [
        {
          parameter: name,
          evidence: value === undefined ? 'no SameSite attribute' : `SameSite=${value.slice(0, 40)}`,
          message: `The cookie "${name}" is sent along with requests that other sites cause.`,
          aliases: [value === undefined ? 'zap/10054-1' : value === 'none' ? 'zap/10054-2' : 'zap/10054-3'],
        },
      ];
    });
  },
};
