import { isFontAnswer } from '../answer-type.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

const TEN_YEARS = 3_652.5 * 24 * 3_600;
// Headers that are made of such numbers.
const IGNORED: ReadonlySet<string> = new Set(
  'keep-alive cache-control etag age strict-transport-security report-to nel expect-ct ratelimit-reset x-ratelimit-reset x-rate-limit-reset'.split(
    ' ',
  ),
);

/** An answer holds a point in time as Unix seconds. */
export const timestampDisclosed: WebRule = {
  definition: {
    id: 'web/timestamp-disclosed',
    title: 'Unix time in a response',
    what: 'The response holds a number of ten digits that is a time within ten years of the answer.',
    why: 'A time to the second is now and then the seed of ids and tokens, and then tells them.',
    fix: 'Make sure that no token is made from a time; nothing else need be changed.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [497],
    owasp: ['A02:2025', 'API8:2023'],
    pci: [],
  },
  aliases: ['zap/10096'],
  scope: 'path',
  examples: {
    violating: [
      example('in a script', {
        body: '<!doctype html><html><body><p>Shop</p><a href="/">home</a><script>var built = 1767225600;</script>',
        headers: { Date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
      }),
    ],
    clean: [
      example('a price', {
        body: '<!doctype html><html><body><p>Shop</p><p>1100000000</p>',
        headers: { Date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
      }),
      example('without a time of the answer', { body: '<!doctype html><html><body><p>Shop</p><p>1767225600</p>' }),
    ],
  },
  check(exchange) {
    if (exchange.time === undefined || isFontAnswer(exchange)) return [];
    const now = exchange.time / 1_000;
    const headers = exchange.headers
      .filter(([name]) => !IGNORED.has(name.toLowerCase()))
      .map(([, value]) => value.slice(0, 8_192));
    for (const text of [...headers, exchange.text]) {
      for (const { 0: digits, index } of text.matchAll(/\b(?:1\d|2[0-2])\d{8}\b(?!%)/gu)) {
        const seconds = Number(digits);
        if (Math.abs(seconds - now) > TEN_YEARS || seconds > 2_147_483_647) continue;
        // No part of the message: it differs from answer to answer.
        return [
          { message: 'The response holds a time as Unix seconds.', ...(text === exchange.text && { at: index }) },
        ];
      }
    }
    return [];
  },
};
