import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

/** An answer holds a private key. */
export const privateKeyInResponse: WebRule = {
  definition: {
    id: 'web/private-key-in-response',
    title: 'Private key in a response',
    what: 'The response holds a private key in PEM form.',
    why: 'With it anyone can sign, or be the server: webhooks, tokens, TLS.',
    fix: 'Make new keys, revoke the certificates, and take the file out of the folder that is served.',
    level: 'error',
    securitySeverity: 9,
    since: '0.1.0',
    cwe: [321, 200],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['3.6.1'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('a file', {
        url: 'https://shop.example/server.key',
        headers: { 'Content-Type': 'text/plain' },
        body: '-----BEGIN PRIVATE KEY-----\nMIIBVQIBADANBgkqhkiG9w0BAQEFAASCAT8wggE7AgEAAkEAq7BFUpkGp3+LQmlQ\n',
      }),
    ],
    clean: [
      example('a public key', {
        url: 'https://shop.example/server.pub',
        headers: { 'Content-Type': 'text/plain' },
        body: '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n',
      }),
    ],
  },
  check(exchange) {
    if (!mayHold(exchange, 'privateKey')) return [];
    const match = /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----\s{1,9}[\w+/=:, -]{20}/u.exec(exchange.text);
    if (match === null) return [];
    return [{ message: 'The response holds a private key.', at: match.index }];
  },
};
