import { describe, expect, test } from 'vitest';
import { exchangeOf, example } from '../../../src/baseline/example.ts';
import { maskExchange } from '../../../src/baseline/findings/mask-exchange.ts';

const CARD = '4111 1111 1111 1111';

describe('maskExchange', () => {
  test('keeps a masked excerpt around what was seen, of 2 KiB at most', () => {
    const body = `${'x'.repeat(10_000)} ${CARD} ${'y'.repeat(10_000)}`;
    const { responseBody } = maskExchange(exchangeOf(example('card', { body })), 10_001);
    expect(responseBody).toContain('411111******1111');
    expect(responseBody?.length).toBeLessThanOrEqual(2_048);
  });

  test('leaves no part of a card number or cookie, wherever the excerpt is cut', () => {
    for (let padding = 2_030; padding < 2_060; padding += 1) {
      const body = `<!doctype html>${'x'.repeat(padding - 15)} ${CARD} `;
      const exchange = exchangeOf(
        example('cut', { body, cookies: ['session=topsecret; Secure'], headers: { 'X-Seen': `card ${CARD}` } }),
      );
      const kept = [undefined, padding, padding + 10].map((at) => JSON.stringify(maskExchange(exchange, at))).join();
      expect(kept).toContain('session=[redacted]');
      expect(kept).not.toMatch(/topsecret|4111 1111/u);
    }
  });
});
