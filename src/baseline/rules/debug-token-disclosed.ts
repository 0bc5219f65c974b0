import { example } from '../example.ts';
import { headerHits } from '../headers/header-hits.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['X-Debug-Token', 'X-Debug-Token-Link'];

/** A header leads to the profile of a request. */
export const debugTokenDisclosed: WebRule = {
  definition: {
    id: 'web/debug-token-disclosed',
    title: 'Debug profile linked by a header',
    what: 'The answer has an X-Debug-Token or X-Debug-Token-Link header, as Symfony sends in debug mode.',
    why: 'The profiler shows the request with its parameters, queries, session and configuration to everyone who asks for it.',
    fix: 'Turn debug mode and the profiler off in production.',
    level: 'note',
    securitySeverity: 3.5,
    since: '0.1.0',
    cwe: [489],
    owasp: ['A02:2025', 'API8:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10056'],
  scope: 'parameter',
  examples: {
    violating: [
      example('a token', { headers: { 'X-Debug-Token': '97b958' } }),
      example('a link', { headers: { 'X-Debug-Token-Link': '/_profiler/97b958' } }),
    ],
    clean: [example('no such header', { headers: {} })],
  },
  check: (exchange) =>
    headerHits(exchange, HEADERS, (header) => `The header ${header} leads to the profile of a request.`),
};
