import { bodyWords } from '../texts/body-words.ts';
import { USERNAME_DIGESTS } from '../texts/username-digests.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds a digest of the name of the administrator. */
export const usernameHashDisclosed: WebRule = {
  definition: {
    id: 'web/username-hash-disclosed',
    title: 'Hash of a user name in a response',
    what: 'The response holds an MD5, SHA-1 or SHA-2 digest of "admin" or "Admin".',
    why: 'Where digests of names stand for accounts, anyone can make the digest of another name and ask for that account.',
    fix: 'Refer to accounts by random ids, and check at each request whose they are.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [284],
    owasp: ['A01:2025', 'API1:2023'],
    pci: [],
  },
  aliases: ['zap/10057'],
  scope: 'path',
  examples: {
    violating: [
      example('MD5', { body: '<!doctype html><html><body><p>Shop</p><p>21232f297a57a5a743894a0e4a801fc3</p>' }),
    ],
    clean: [
      example('another digest', {
        body: '<!doctype html><html><body><p>Shop</p><p>5f4dcc3b5aa765d61d8327deb882cf99</p>',
      }),
    ],
  },
  check(exchange) {
    const words = bodyWords(exchange);
    const headers = exchange.headers.map(([, value]) => value.slice(0, 8_192).toLowerCase()).join('\n');
    const digest = USERNAME_DIGESTS.find((candidate) => words.has(candidate) || headers.includes(candidate));
    if (digest === undefined) return [];
    return [{ evidence: digest, message: 'The response holds a digest of the name of the administrator.' }];
  },
};
