import { headerValues } from '../../util/http.ts';
import { formDecoded } from '../header-value.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A cookie takes over what a parameter holds. */
export const cookieValueFromParameter: WebRule = {
  definition: {
    id: 'web/cookie-value-from-parameter',
    title: 'Cookie set from a parameter',
    what: 'A part of a Set-Cookie header is what a parameter of the request holds.',
    why: 'A link then sets the cookie of whoever follows it: a session, a currency, a discount that an attacker chose.',
    fix: 'Set cookies from values that the server chose; check what has to be taken over.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [565, 20],
    owasp: ['A06:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10029'],
  scope: 'path',
  examples: {
    violating: [
      example('the language', {
        url: 'https://shop.example/?lang=frisian',
        cookies: ['lang=frisian; Path=/; Secure; HttpOnly; SameSite=Lax'],
      }),
    ],
    clean: [
      example('another value', {
        url: 'https://shop.example/?lang=fr',
        cookies: ['lang=frisian; Path=/; Secure; HttpOnly; SameSite=Lax'],
      }),
    ],
  },
  check(exchange) {
    if (exchange.parameters.length === 0) return [];
    const parts = new Set(
      headerValues(exchange, 'set-cookie').flatMap((value) => formDecoded(value.slice(0, 8_192)).split(/[;=|]/u)),
    );
    const cause = exchange.parameters.find(({ value }) => value.length > 1 && parts.has(value));
    if (cause === undefined) return [];
    return [{ parameter: cause.name.slice(0, 100), message: 'A cookie takes over what a parameter holds.' }];
  },
};
