import { expect, test } from 'vitest';
import { parseShard } from '../../src/model/shard.ts';

test('a shard is its number and how many there are', () => {
  expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
  expect(parseShard('1/1')).toEqual({ index: 1, count: 1 });
});

test.each(['', '0/2', '3/2', '1', '1/0', '01/2', '1/2/3', ' 1/2', '1/2\n', '-1/2', '1/99999', 'a/b'])(
  '%j is no shard',
  (text) => {
    expect(parseShard(text)).toBeUndefined();
  },
);
