import { expect, test } from 'vitest';
import { findIban } from '../../../src/baseline/texts/find-iban.ts';

test.each([
  ['Pay to DE89 3704 0044 0532 0130 00 by Friday', 'DE', 7],
  ['GB29NWBK60161331926819', 'GB', 0],
  ['"iban":"FR1420041010050500013M02606"', 'FR', 8],
  ['NO93 8601 1117 947', 'NO', 0],
])('finds an account number: %s', (text, country, at) => {
  expect(findIban(text)).toEqual({ country, at });
});

test.each([
  'DE88 3704 0044 0532 0130 00',
  'DE89 3704 0044 0532',
  'XX89 3704 0044 0532 0130 00',
  'XDE89370400440532013000',
  'de89370400440532013000',
  'DE89 **** **** **** **** 00',
])('finds none: %s', (text) => {
  expect(findIban(text)).toBeUndefined();
});
