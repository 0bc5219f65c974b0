import { findCardNumbers, maskCardNumber, type CardNumber } from '../../util/card-numbers.ts';
import { example } from '../example.ts';
import { findTrack } from '../texts/find-track.ts';
import { isPlainlyShown } from '../texts/plainly-shown-card.ts';
import type { WebRule } from '../web-rule.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';

/** An answer holds a full card number. */
export const cardNumberInPage: WebRule = {
  definition: {
    id: 'web/card-number-in-page',
    title: 'Full card number in a response',
    what: 'The response body holds a full payment card number: right length, range of a card network, right check digit, not masked.',
    why: 'Whoever sees the page, its cache or its log can use the card; showing more than the first six and last four digits breaks PCI DSS, and puts every system the page passes through in its scope.',
    fix: 'Keep only a token and the last four digits; mask before the data leaves the server.',
    level: 'error',
    securitySeverity: 8,
    since: '0.1.0',
    cwe: [359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['3.4.1', '3.5.1'],
  },
  aliases: ['zap/10062'],
  scope: 'path',
  examples: {
    violating: [
      example('grouped, at the end of a sentence', { body: '<!doctype html><p>Paid with 4111 1111 1111 1111.</p>' }),
      example('in JSON', {
        url: 'https://shop.example/api/payment-methods',
        headers: { 'Content-Type': 'application/json' },
        body: '{"number":"5555555555554444"}',
      }),
      example('in CSV, with hyphens', {
        url: 'https://shop.example/export',
        headers: { 'Content-Type': 'text/csv' },
        body: 'name,card\nA,3782-822463-10005\n',
      }),
    ],
    clean: [
      example('masked', { body: '<!doctype html><p>Paid with 411111******1111</p>' }),
      example('an order number with a wrong check digit', { body: '<!doctype html><p>Order 4111111111111112</p>' }),
      example('digits inside ids', {
        body: '<!doctype html><p id="pi_4111111111111111">0.4111111111111111 chunk.4111111111111111.js</p>',
      }),
      example('a hint in an empty field', {
        body: '<!doctype html><input autocomplete="cc-number" placeholder="4242 4242 4242 4242">',
      }),
      example('an article number (EAN-13) that passes the check', {
        body: '<!doctype html><p>EAN 4000000000006</p>',
      }),
    ],
  },
  check(exchange) {
    const { text, document } = exchange;
    const cards = findCardNumbers(text).filter((card) => isCardNumber(text, card));
    // What character references or markup part in the source, a reader sees together.
    const shown =
      cards.length > 0 || !partsNumbers(exchange)
        ? []
        : findCardNumbers(document.text).filter((card) => isCardNumber(document.text, card));
    const first = cards[0] ?? shown[0];
    // The number on a magnetic stripe is told with the stripe.
    if (first === undefined || findTrack(text) !== undefined) return [];
    return [
      {
        evidence: `${first.brand} ${maskCardNumber(first.digits)}`,
        message: 'The response holds a full card number.',
        ...(cards.length > 0 && { at: first.start }),
        ...(!isPlainlyShown(exchange) && { aliases: [] }),
      },
    ];
  },
};

// Only where a character reference or tags stand between two digits does a reader see other numbers than the source has.
function partsNumbers({ text, mime }: RecordedExchange): boolean {
  return (
    isHtmlType(mime) && (/&#(?:x3|4[89]|5[0-7])/iu.test(text) || /\d(?:<\/?[a-z][^<>]{0,200}>){1,8}\d/iu.test(text))
  );
}

function isCardNumber(text: string, { start, end, digits }: CardNumber): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(end, end + 2);
  const partOfAnId = /(?:_|[0-9a-z]\.)$/iu.test(before) || /^(?:_|\.[0-9a-z])/iu.test(after);
  const hint = /\bplaceholder\s?=\s?(?:"[^"]*|'[^']*)$/iu.test(before);
  return !partOfAnId && !hint && !isArticleNumber(digits);
}

// GTIN-13 and GTIN-14 (GS1 General Specifications, 7.9): weights 1 and 3 from the right.
function isArticleNumber(digits: string): boolean {
  if (digits.length !== 13 && digits.length !== 14) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
