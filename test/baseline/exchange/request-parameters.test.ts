import { expect, test } from 'vitest';
import { requestParameters } from '../../../src/baseline/exchange/request-parameters.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

test('reads the query, then the form, decoded', () => {
  expect(requestParameters('https://shop.example/?a=1&b=x%20y#c', FORM, 'c=%C3%A9&d')).toEqual([
    { name: 'a', value: '1' },
    { name: 'b', value: 'x y' },
    { name: 'c', value: 'é' },
    { name: 'd', value: '' },
  ]);
});

test('reads no body that is no form, and throws for no address', () => {
  expect(requestParameters('https://shop.example/', { 'Content-Type': 'application/json' }, '{"a":"b=c"}')).toEqual([]);
  expect(requestParameters('%%%', {}, '')).toEqual([]);
  expect(() => requestParameters('https://shop.example/?%=%E0%A4%A', {}, '')).not.toThrow();
});
