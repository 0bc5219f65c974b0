import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody, readFields, text } from '../../../../src/sandbox/gateway/braintree/read-body.ts';
import { Refusal } from '../../../../src/sandbox/refusal.ts';
import { cpuTime } from '../../../cpu-time.ts';

describe('parseBody', () => {
  it('keeps numbers as the text that was sent', () => {
    const body = '{"amount":10.10,"list":[1,-2.5,1e400],"text":"1.5","big":12345678901234567890,"on":true}';
    expect(parseBody(Buffer.from(body))).toEqual({
      amount: '10.10',
      list: ['1', '-2.5', '1e400'],
      text: '1.5',
      big: '12345678901234567890',
      on: true,
    });
  });

  it('takes everything that JSON.parse takes, but for duplicate keys and the like', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const json = JSON.stringify(value);
        try {
          expect(parseBody(Buffer.from(json))).toEqual(numbersToText(JSON.parse(json)));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  it.each([
    '{',
    '01',
    '{"a":01}',
    '{1:2}',
    '{"a":1 "b":2}',
    '"',
    '{"a":1,"a":2}',
    '[1.]',
    '.5',
    '\uFEFF{}',
    '"\\"'.repeat(9),
  ])('refuses %j', (json) => {
    expect(() => parseBody(Buffer.from(json))).toThrow(Refusal);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow(Refusal);
  });

  it('does not take long over long strings that never end', () => {
    const used = cpuTime();
    for (const part of ['"\\', '\\"', '"', '\\', '1:', '-1']) {
      expect(() => parseBody(Buffer.from(`"${part.repeat(100_000)}`))).toThrow(Refusal);
      expect(() => parseBody(Buffer.from(part.repeat(100_000)))).toThrow(Refusal);
    }
    expect(used()).toBeLessThan(2000);
  });
});

describe('readFields', () => {
  it('names a field that there is not, and repeats nothing that is no name', () => {
    expect(() => readFields({ transaction: { colour: 1 } }, 'transaction', ['amount'])).toThrow(
      'Invalid params: transaction[colour]',
    );
    expect(() => readFields({ transaction: { '4111111111111111': 1 } }, 'transaction', [])).toThrow(
      /^Invalid params: a field$/u,
    );
  });

  it('masks card numbers in text', () => {
    expect(text({ order_id: 'for 4111 1111 1111 1111' }, 'order_id')).toBe('for 411111******1111');
  });
});

function numbersToText(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(numbersToText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, numbersToText(part)]));
}
