import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer may be read by scripts of any site. */
export const corsAnyOrigin: WebRule = {
  definition: {
    id: 'web/cors-any-origin',
    title: 'CORS allows any site',
    what: 'The answer has Access-Control-Allow-Origin: *.',
    why: 'Every site that a customer visits can read it from his browser, also where the server is reachable only from his network.',
    fix: 'Name the origins that need it, and leave the header out of everything else.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [942],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10098'],
  scope: 'path',
  examples: {
    violating: [example('*', { headers: { 'Access-Control-Allow-Origin': '*' } })],
    clean: [
      example('one origin', { headers: { 'Access-Control-Allow-Origin': 'https://partner.example' } }),
      example('a font is public', {
        url: 'https://shop.example/a.woff2',
        headers: { 'Content-Type': 'font/woff2', 'Access-Control-Allow-Origin': 'https://shop.example' },
      }),
    ],
  },
  check(exchange) {
    if (!headerValues(exchange, 'access-control-allow-origin').some((value) => value.trim() === '*')) return [];
    return [
      {
        parameter: 'Access-Control-Allow-Origin',
        evidence: 'Access-Control-Allow-Origin: *',
        message: 'The answer may be read by scripts of any site.',
      },
    ];
  },
};
