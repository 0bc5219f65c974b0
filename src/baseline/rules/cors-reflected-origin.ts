import { headerValues } from '../../util/http.ts';
import { requestHeader } from '../header-value.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer allows whatever origin asks, with its cookies. */
export const corsReflectedOrigin: WebRule = {
  definition: {
    id: 'web/cors-reflected-origin',
    title: 'CORS reflects the origin',
    what: 'Access-Control-Allow-Origin repeats the Origin of the request, though that is another site, or is "null", and Access-Control-Allow-Credentials is true.',
    why: 'Any site can read what the customer sees, with his cookies: orders, payment methods, tokens against request forgery.',
    fix: 'Compare the Origin with a list of exact origins before repeating it; never allow "null".',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.1.0',
    cwe: [942, 346],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('repeated, with cookies', {
        headers: {
          'Access-Control-Allow-Origin': 'https://tollgate.invalid',
          'Access-Control-Allow-Credentials': 'true',
        },
        requestHeaders: { Origin: 'https://tollgate.invalid' },
      }),
      example('null', {
        headers: { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' },
      }),
    ],
    clean: [
      example('a named partner', {
        headers: {
          'Access-Control-Allow-Origin': 'https://partner.example',
          'Access-Control-Allow-Credentials': 'true',
        },
      }),
    ],
  },
  check(exchange) {
    if (!headerValues(exchange, 'access-control-allow-credentials').some((value) => /^\s*true\s*$/iu.test(value)))
      return [];
    const allowed = headerValues(exchange, 'access-control-allow-origin')[0]?.trim();
    const asked = requestHeader(exchange, 'origin')?.trim();
    // Only a probe asks with an origin that no allow list can hold.
    const reflected = allowed !== undefined && allowed === asked && /\.(?:invalid|example|test)(?::\d+)?$/u.test(asked);
    if (allowed !== 'null' && !(reflected && new URL(exchange.url).origin !== asked)) return [];
    return [
      {
        parameter: 'Access-Control-Allow-Origin',
        evidence: `Access-Control-Allow-Origin: ${allowed.slice(0, 200)}`,
        message: 'The answer allows the scripts of any site to read it with the cookies of the customer.',
      },
    ];
  },
};
