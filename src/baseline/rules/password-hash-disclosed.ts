import { isScriptAnswer } from '../answer-type.ts';
import { HASHES } from '../texts/password-hashes.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';
import { mayHold } from '../texts/body-words.ts';

/** An answer holds the hash of a password. */
export const passwordHashDisclosed: WebRule = {
  definition: {
    id: 'web/password-hash-disclosed',
    title: 'Password hash in a response',
    what: 'The response holds a password hash as crypt, bcrypt, Argon2, LanMan, NTLM or Kerberos AFS write it.',
    why: 'It can be tried against lists of passwords without limit, and people use a password more than once.',
    fix: 'Never select the hash into what is sent; answer with the fields that the page needs.',
    level: 'error',
    securitySeverity: 7.5,
    since: '0.1.0',
    cwe: [497, 522],
    owasp: ['A04:2025', 'API3:2023'],
    pci: ['8.3.2'],
  },
  aliases: [
    'zap/10097-1',
    'zap/10097-2',
    'zap/10097-3',
    'zap/10097-4',
    'zap/10097-5',
    'zap/10097-6',
    'zap/10097-7',
    'zap/10097-8',
  ],
  scope: 'path',
  examples: {
    violating: [
      example('bcrypt', {
        body: '<!doctype html><html><body><p>Shop</p><p>$2a$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe</p>',
      }),
      example('MD5 crypt, in JSON', {
        headers: { 'Content-Type': 'application/json' },
        body: '{"hash":"$1$O3JMY.Tw$AdLnLjQ/5jXF9.MTp3gHv/"}',
      }),
    ],
    clean: [
      example('a plain digest', {
        body: '<!doctype html><html><body><p>Shop</p><p>5f4dcc3b5aa765d61d8327deb882cf99</p>',
      }),
      example('a price', { body: '<!doctype html><html><body><p>Shop</p><p>$2.50 or $5</p>' }),
    ],
  },
  check(exchange) {
    if (isScriptAnswer(exchange)) return [];
    const body = mayHold(exchange, 'passwordHash') ? [exchange.text] : [];
    const texts = [...body, ...exchange.headers.map(([, value]) => value.slice(0, 8_192))];
    const seen = HASHES.filter(({ pattern }) => texts.some((text) => pattern.test(text)));
    const first = seen[0];
    if (first === undefined) return [];
    return [
      {
        evidence: first.name,
        message: 'The response holds the hash of a password.',
        aliases: [...new Set(seen.flatMap(({ alias }) => alias ?? []))],
      },
    ];
  },
};
