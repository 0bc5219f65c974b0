import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCookieJar } from '../../../src/baseline/crawl/cookie-jar.ts';

const URL_ = 'http://127.0.0.1:4010/shop';

describe('openCookieJar', () => {
  test('sends back what was set, where its path allows', () => {
    const jar = openCookieJar();
    jar.store(URL_, ['a=1; Path=/', 'b=2; Path=/other; HttpOnly', 'c=3; Domain=evil.example']);
    expect(jar.header(URL_)).toBe('a=1');
    expect(jar.header('http://127.0.0.1:4010/other')).toBe('b=2; a=1');
  });

  test('forgets a deleted cookie', () => {
    const jar = openCookieJar();
    jar.store(URL_, ['a=1; Path=/']);
    jar.store(URL_, ['a=; Path=/; Max-Age=0']);
    expect(jar.header(URL_)).toBe('');
  });

  test('keeps the header small whatever a server sets', () => {
    const jar = openCookieJar();
    for (let round = 0; round < 20; round += 1) {
      jar.store(
        URL_,
        Array.from({ length: 50 }, (_, index) => `c${round}-${index}=${'x'.repeat(1_000)}; Path=/`),
      );
    }
    expect(jar.header(URL_).length).toBeLessThanOrEqual(8_192);
    expect(jar.header(URL_).length).toBeGreaterThan(7_000);
  });

  test('takes any malformed header without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (headers) => {
        const jar = openCookieJar();
        jar.store(URL_, headers);
        expect(typeof jar.header(URL_)).toBe('string');
      }),
    );
  });
});
