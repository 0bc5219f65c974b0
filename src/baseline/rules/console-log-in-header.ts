import { example } from '../example.ts';
import { headerHits } from '../headers/header-hits.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['X-ChromeLogger-Data', 'X-ChromePhp-Data'];

/** A header carries the server's log for a browser extension. */
export const consoleLogInHeader: WebRule = {
  definition: {
    id: 'web/console-log-in-header',
    title: 'Server log in a header',
    what: 'The answer has an X-ChromeLogger-Data or X-ChromePhp-Data header.',
    why: 'These carry what the server logs, in base64: queries, paths, variables, and with them tokens and personal data.',
    fix: 'Turn the logger off in production.',
    level: 'warning',
    securitySeverity: 5,
    since: '0.1.0',
    cwe: [532],
    owasp: ['A09:2025', 'API8:2023'],
    pci: ['3.3.1'],
  },
  aliases: ['zap/10052'],
  scope: 'parameter',
  examples: {
    violating: [example('Chrome Logger', { headers: { 'X-ChromeLogger-Data': 'eyJ2ZXJzaW9uIjoiNC4wIn0=' } })],
    clean: [example('no such header', { headers: {} })],
  },
  check: (exchange) => headerHits(exchange, HEADERS, (header) => `The header ${header} carries what the server logs.`),
};
