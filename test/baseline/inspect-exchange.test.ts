import { describe, expect, test } from 'vitest';
import { exchangeOf, example } from '../../src/baseline/example.ts';
import { inspectExchange } from '../../src/baseline/inspect-exchange.ts';
import { recordExchange } from '../../src/baseline/recorded-exchange.ts';
import { WEB_RULES } from '../../src/baseline/rules/index.ts';

const CARD = '4111 1111 1111 1111';

function hitsOnMissing(kind: 'guess' | 'probe'): number {
  return inspectExchange(
    recordExchange({
      url: 'http://127.0.0.1/robots.txt',
      kind,
      requestHeaders: {},
      status: 404,
      headers: [['content-type', 'text/html']],
      body: new TextEncoder().encode('not found'),
      truncated: false,
    }),
    WEB_RULES,
  ).length;
}

describe('inspectExchange', () => {
  test('keeps a masked excerpt around what was seen, of 2 KiB at most', () => {
    const body = `${'x'.repeat(10_000)} ${CARD} ${'y'.repeat(10_000)}`;
    const [found, ...rest] = inspectExchange(exchangeOf(example('card', { body })), WEB_RULES);
    expect(rest).toEqual([]);
    expect(found?.exchange.responseBody).toContain('411111******1111');
    expect(found?.exchange.responseBody?.length).toBeLessThanOrEqual(2_048);
  });

  test('leaves no part of a card number or cookie, wherever the excerpt is cut', () => {
    for (let padding = 2_030; padding < 2_060; padding += 1) {
      const body = `<!doctype html>${'x'.repeat(padding - 15)} ${CARD} `;
      const exchange = exchangeOf(
        example('cut', { body, cookies: ['session=topsecret; Secure'], headers: { 'X-Seen': `card ${CARD}` } }),
      );
      const kept = JSON.stringify(inspectExchange(exchange, WEB_RULES).map((hit) => hit.exchange));
      expect(kept).toContain('session=[redacted]');
      expect(kept).not.toMatch(/topsecret|4111 1111/u);
    }
  });

  test('does not judge a well-known file that is not there', () => {
    expect([hitsOnMissing('guess'), hitsOnMissing('probe')]).toEqual([0, 1]);
  });
});
