import { describe, expect, it } from 'vitest';
import { readOut } from '../../src/fuzz/read-out.ts';

const answer = {
  json: { a: { b: 5n } },
  headers: [
    ['Location', 'https://shop.example/orders/41%2F2/?new=1'],
    ['X-Id', 'x7'],
    ['Set-Cookie', 'csrf=abc; Path=/'],
    ['set-cookie', 'csrf=def=; Path=/'],
  ] as const,
};

describe('readOut', () => {
  it.each([
    ['/a/b', 5n],
    ['location', '41/2'],
    ['header x-id', 'x7'],
    ['cookie csrf', 'def='],
    ['header none', undefined],
    ['cookie none', undefined],
  ])('%s', (source, value) => {
    expect(readOut(answer, source)).toBe(value);
  });

  it('finds nothing where there is no Location', () => {
    expect(readOut({ json: undefined, headers: [] }, 'location')).toBeUndefined();
  });
});
