import { describe, expect, it } from 'vitest';
import { fillBody, fillText, placeholdersIn } from '../../src/fuzz/template.ts';

describe('templates', () => {
  it('give a whole placeholder its own type and embed all others as text', () => {
    const body = { amount: '{amount}', note: 'for {amount} of {order}', list: ['{flag}', 1n], fixed: true };
    expect(fillBody(body, { amount: 1009n, order: 'ord_1', flag: false })).toEqual({
      amount: 1009n,
      note: 'for 1009 of ord_1',
      list: [false, 1n],
      fixed: true,
    });
  });

  it('encode what goes into a path', () => {
    expect(fillText('/pay/{id}', { id: '../x?y#z' }, encodeURIComponent)).toBe('/pay/..%2Fx%3Fy%23z');
  });

  it('leave unknown placeholders and inherited names alone', () => {
    expect(fillText('{a} {b}', { a: 1n })).toBe('1 {b}');
    expect(fillText('{toString}', {})).toBe('{toString}');
    expect(fillBody('{constructor}', {})).toBe('{constructor}');
  });

  it('list their placeholders', () => {
    expect(placeholdersIn(['/a/{x}', { b: ['{y}-{z}'] }, null, 1n])).toEqual(['x', 'y', 'z']);
  });
});
