import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

const SECRET =
  /\b(?:access|processor)-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?:live|sandbox)_[0-9A-Za-z_-]{40}|\bclient_secret"\s{0,9}:\s{0,9}"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/u;

/** An answer holds a token that opens bank accounts. */
export const bankSecretInResponse: WebRule = {
  definition: {
    id: 'web/bank-secret-in-response',
    title: 'Bank access token in a response',
    what: 'The response holds an access token or processor token of Plaid, or an access token of GoCardless or TrueLayer.',
    why: 'With it balances, transactions and account numbers of the customer can be read, and payments made.',
    fix: 'Keep access tokens on the server; give the browser the public or link token only, which lives for minutes.',
    level: 'error',
    securitySeverity: 9,
    since: '0.1.0',
    cwe: [200, 522],
    owasp: ['A07:2025', 'API8:2023'],
    pci: ['8.6.2'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('Plaid', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"access_token":"access-sandbox-7c69d345-fda1-4a2f-a543-c4b3b8e2f0a1"}',
      }),
    ],
    clean: [
      example('a link token', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"link_token":"link-sandbox-7c69d345-fda1-4a2f-a543-c4b3b8e2f0a1"}',
      }),
    ],
  },
  check(exchange) {
    if (!mayHold(exchange, 'bank')) return [];
    const match = SECRET.exec(exchange.text);
    if (match === null) return [];
    return [{ message: 'The response holds a token that opens bank accounts.', at: match.index }];
  },
};
