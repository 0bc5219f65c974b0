import { cookiesSet } from '../headers/set-cookie.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

// Cookies that a framework's own script must read: Angular and axios, Django.
const MEANT_FOR_SCRIPTS: ReadonlySet<string> = new Set(['xsrf-token', 'csrftoken']);

/** A cookie can be read by scripts. */
export const cookieWithoutHttponly: WebRule = {
  definition: {
    id: 'web/cookie-without-httponly',
    title: 'Cookie without HttpOnly',
    what: 'The cookie is set without the HttpOnly attribute, so every script on the page can read it.',
    why: 'One injected or compromised third-party script then takes over the session, and with it the saved payment methods and orders.',
    fix: 'Add HttpOnly to the cookie; give scripts what they need in a separate cookie that authorises nothing.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [1004],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10010'],
  scope: 'parameter',
  examples: {
    violating: [
      example('session cookie', { cookies: ['session=example; Path=/; Secure; SameSite=Lax'] }),
      example('attribute misspelt', { cookies: ['session=example; Path=/; Secure; SameSite=Lax; Http-Only'] }),
    ],
    clean: [
      example('with HttpOnly', { cookies: ['session=example; Path=/; Secure; HttpOnly; SameSite=Lax'] }),
      example('a cookie that is being deleted', { cookies: ['session=; Path=/; Secure; SameSite=Lax; Max-Age=0'] }),
      example('a token that the framework reads', { cookies: ['XSRF-TOKEN=example; Secure; SameSite=Strict'] }),
    ],
  },
  check(exchange) {
    return cookiesSet(exchange)
      .filter(({ name, attributes }) => !attributes.has('httponly') && !MEANT_FOR_SCRIPTS.has(name.toLowerCase()))
      .map(({ name }) => ({ parameter: name, message: `The cookie "${name}" is set without HttpOnly.` }));
  },
};
