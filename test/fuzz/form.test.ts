import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeForm } from '../../src/fuzz/form.ts';
import { numberText } from '../../src/fuzz/json.ts';

describe('writeForm', () => {
  it('writes nested bodies with brackets, numbers with all their digits', () => {
    const body = { amount: 10n ** 20n, rate: numberText('1e400'), card: { exp: ['1', 2n] }, none: null, yes: true };
    expect(writeForm(body)).toBe(
      'amount=100000000000000000000&rate=1e400&card[exp][0]=1&card[exp][1]=2&none=&yes=true',
    );
  });

  it('comes back as it was through any form parser', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (body) => {
        const own = Object.fromEntries(Object.entries(body).filter(([name]) => name !== ''));
        expect([...new URLSearchParams(writeForm(own))]).toEqual(Object.entries(own));
      }),
    );
  });
});
