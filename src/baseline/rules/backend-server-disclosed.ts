import { example } from '../example.ts';
import { headerHits } from '../headers/header-hits.ts';
import type { WebRule } from '../web-rule.ts';

const HEADERS = ['X-Backend-Server'];

/** A header names the server behind the proxy. */
export const backendServerDisclosed: WebRule = {
  definition: {
    id: 'web/backend-server-disclosed',
    title: 'Back-end server disclosed',
    what: 'The answer has an X-Backend-Server header.',
    why: 'It shows how the network behind the proxy is built, and gives host names to try in other attacks.',
    fix: 'Remove the header at the proxy.',
    level: 'note',
    securitySeverity: 2,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10039'],
  scope: 'parameter',
  examples: {
    violating: [example('a host name', { headers: { 'X-Backend-Server': 'pay-03.internal' } })],
    clean: [example('no such header', { headers: {} })],
  },
  check: (exchange) =>
    headerHits(exchange, HEADERS, (header) => `The header ${header} names a server behind the proxy.`),
};
