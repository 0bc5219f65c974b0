import { expect, test } from 'vitest';
import { exchangeOf, example } from '../../../src/baseline/example.ts';
import { openExchangeStore } from '../../../src/baseline/findings/exchange-store.ts';

test('gives back what was put in, from memory and from disk', () => {
  const store = openExchangeStore();
  try {
    // Together more than is kept in memory.
    const exchanges = Array.from({ length: 12 }, (_, index) =>
      exchangeOf(example('x', { url: `https://shop.example/${index}`, body: `\u{1f9fe}${index}`.repeat(100_000) })),
    );
    const places = exchanges.map((exchange) => store.add(exchange));
    for (const [index, place] of places.entries()) {
      const { url, status, headers, text } = exchanges[index] ?? exchangeOf(example('none'));
      expect(store.read(place)).toEqual({ method: 'GET', url, status, headers, text, requestHeaders: {} });
    }
  } finally {
    store.close();
  }
});
