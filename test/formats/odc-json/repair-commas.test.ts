import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairCommas } from '../../../src/formats/odc-json/repair-commas.ts';

function repaired(text: string, size = 1): { text: string; count: number } {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_unused, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const repairs = { count: 0 };
  return { text: Buffer.concat([...repairCommas(chunks, repairs)]).toString('utf8'), count: repairs.count };
}

describe('repairCommas', () => {
  test.each([
    ['{ ,"a":1}', '{ "a":1}', 1],
    ['{"a":1 , }', '{"a":1  }', 1],
    ['[,,1,]', '[1]', 3],
    ['{"a":", }\\", ]"}', '{"a":", }\\", ]"}', 0],
    ['[1,,2]', '[1,,2]', 0],
  ])('%s becomes %s', (text, expected, count) => {
    expect(repaired(text)).toEqual({ text: expected, count });
  });

  test('changes no value of any JSON, however it is cut into chunks', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const result = repaired(text, size);
        expect(result.count).toBe(0);
        expect(JSON.parse(result.text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
