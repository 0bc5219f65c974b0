import { findIban } from '../texts/find-iban.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** An answer holds a bank account number. */
export const ibanInResponse: WebRule = {
  definition: {
    id: 'web/iban-in-response',
    title: 'Bank account number in a response',
    what: 'The response holds an IBAN: a known country, the right length, the right check digits.',
    why: 'With it and a name anyone can set up direct debits; where it is the account of a customer, who sees the page learns where he banks.',
    fix: 'Show the last four characters; send the whole number only where the customer asks for his own.',
    level: 'note',
    securitySeverity: 3,
    since: '0.1.0',
    cwe: [359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['3.3.1'],
  },
  aliases: [],
  scope: 'path',
  examples: {
    violating: [
      example('in a page', {
        body: '<!doctype html><html><body><p>Shop</p><p>Refund to DE89 3704 0044 0532 0130 00</p>',
      }),
      example('in JSON', {
        url: 'https://shop.example/api/me',
        headers: { 'Content-Type': 'application/json' },
        body: '{"iban":"GB29NWBK60161331926819"}',
      }),
    ],
    clean: [
      example('wrong check digits', {
        body: '<!doctype html><html><body><p>Shop</p><p>DE88 3704 0044 0532 0130 00</p>',
      }),
      example('masked', { body: '<!doctype html><html><body><p>Shop</p><p>DE89 **** **** **** **** 00</p>' }),
    ],
  },
  check(exchange) {
    const found = findIban(exchange.text);
    if (found === undefined) return [];
    return [
      { evidence: `${found.country} IBAN`, message: 'The response holds a whole bank account number.', at: found.at },
    ];
  },
};
