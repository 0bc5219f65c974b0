import { example } from '../example.ts';
import { headerHits } from '../headers/header-hits.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['X-Powered-By'];

/** A header names the framework or language. */
export const frameworkDisclosed: WebRule = {
  definition: {
    id: 'web/framework-disclosed',
    title: 'Framework disclosed by X-Powered-By',
    what: 'The answer has an X-Powered-By header, with or without a version.',
    why: 'Whoever looks for apps with a known flaw in that framework finds this one by a search.',
    fix: 'Remove it: app.disable("x-powered-by") (Express), expose_php = Off (PHP), <customHeaders> (IIS).',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['2.2.6'],
  },
  aliases: ['zap/10037'],
  scope: 'parameter',
  examples: {
    violating: [
      example('with a version', { headers: { 'X-Powered-By': 'PHP/8.2.1' } }),
      example('a name alone', { headers: { 'X-Powered-By': 'Express' } }),
    ],
    clean: [example('no such header', { headers: {} })],
  },
  check: (exchange) =>
    headerHits(exchange, HEADERS, (header) => `The header ${header} names the framework or language.`),
};
