import { headerValues } from '../../util/http.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['Server', 'X-Powered-By', 'X-AspNet-Version', 'X-AspNetMvc-Version', 'X-Generator'];
const VERSION = /\/\s?v?\d|\bv?\d{1,5}\.\d/iu;

/** A header names the exact version of the server software. */
export const serverVersionDisclosed: WebRule = {
  definition: {
    id: 'web/server-version-disclosed',
    title: 'Server software version disclosed',
    what: 'A response header names the version of the web server, framework or language.',
    why: 'Whoever looks for servers with a known flaw finds this one by a search instead of by trying.',
    fix: 'Remove the header or its version: server_tokens off (nginx), ServerTokens Prod (Apache), app.disable("x-powered-by") (Express), expose_php = Off (PHP).',
    level: 'note',
    securitySeverity: 2.5,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['2.2.6'],
  },
  aliases: ['zap/10036-2', 'zap/10037', 'zap/10061'],
  scope: 'parameter',
  examples: {
    violating: [
      example('Server', { headers: { Server: 'Apache/2.4.1 (Unix)' } }),
      example('X-Powered-By', { headers: { 'X-Powered-By': 'PHP/8.2.1' } }),
      example('X-AspNet-Version', { headers: { 'X-AspNet-Version': '4.0.30319' } }),
    ],
    clean: [
      example('name without version', { headers: { Server: 'nginx' } }),
      example('a digit in a name', { headers: { Server: 'AmazonS3' } }),
    ],
  },
  check(exchange) {
    return HEADERS.flatMap((header) => {
      const value = headerValues(exchange, header).find((text) => VERSION.test(text.slice(0, 500)));
      if (value === undefined) return [];
      return [
        {
          parameter: header,
          evidence: value.slice(0, 200),
          message: `The header ${header} names the version of the server's software.`,
        },
      ];
    });
  },
};
