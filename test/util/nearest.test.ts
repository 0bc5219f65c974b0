import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/util/nearest.ts';

describe('nearest', () => {
  it.each([
    ['refnud', 'refund'],
    ['getpayment', 'getPayment'],
    ['pya', 'pay'],
  ])('finds what %s was meant to be', (word, meant) => {
    expect(nearest(word, ['pay', 'refund', 'getPayment', 'capture'])).toBe(meant);
  });

  it('suggests nothing where nothing is close', () => {
    expect(nearest('xylophone', ['pay', 'refund'])).toBeUndefined();
    expect(nearest('', [])).toBeUndefined();
  });
});
