import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstValues, keepFirstValues } from '../../src/sandbox/first-values.ts';

function firstOf(text: string): unknown {
  const body = JSON.parse(text) as unknown;
  keepFirstValues(body, Buffer.from(text));
  return firstValues(body);
}

describe('the first values of a body', () => {
  it.each([
    ['{"a":1,"a":2}', { a: 1 }],
    ['{"a":1,"\\u0061":2,"b":3}', { a: 1, b: 3 }],
    ['{"a":{"x":1,"x":2},"a":[3]}', { a: { x: 1 } }],
    ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['{"a":"b:\\"a\\",","b":1,"b":"{"}', { a: 'b:"a",', b: 1 }],
    ['{"a":1,"a":2,"a":3}', { a: 1 }],
  ])('of %s', (text, value) => {
    expect(firstOf(text)).toEqual(value);
  });

  it('are the body itself where no key repeats', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => !key.includes('\0') && key !== '__proto__'),
          fc.jsonValue(),
        ),
        (value) => {
          const text = JSON.stringify(value);
          if (!text.includes('\\u0000') && !text.includes('"__proto__"'))
            expect(firstOf(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('of a body that nobody kept are the body', () => {
    const body = { a: 1 };
    expect(firstValues(body)).toBe(body);
    expect(firstValues('text')).toBe('text');
  });
});
