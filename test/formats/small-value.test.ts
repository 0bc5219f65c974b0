import { expect, test } from 'vitest';
import { smallValue } from '../../src/formats/small-value.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';
import { JsonError } from '../../src/util/json-elements.ts';

const valueIn = (text: string): unknown => smallValue(bytesSource('r', Buffer.from(text)), 'results');

test('tells an empty list, null and nothing apart', () => {
  expect(valueIn('{"a":1,"results":[]}')).toEqual([]);
  expect(valueIn('{"results":null}')).toBeNull();
  expect(valueIn('{"a":{"results":[]}}')).toBeUndefined();
});

test('refuses what is large', () => {
  const text = Buffer.from(`{"results":"${'x'.repeat(1_200_000)}"}`);
  const chunks = [0, 1, 2, 3, 4].map((index) => text.subarray(index * 256 * 1024, (index + 1) * 256 * 1024));
  expect(() => smallValue({ name: 'r', chunks: () => chunks }, 'results')).toThrow(JsonError);
});
