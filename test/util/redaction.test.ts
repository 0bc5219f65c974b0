import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCardNumbers, passesLuhn } from '../../src/util/card-numbers.ts';
import { redact, redactHeader } from '../../src/util/redaction.ts';

const CARDS = [
  '4242424242424242',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '3566002020360505',
  '30569309025904',
  '6200000000000005',
  '2223003122003222',
];

describe('redact', () => {
  test.each(CARDS)('masks the card number %s but for its first six and last four digits', (card) => {
    expect(redact(`paid with ${card}.`)).toBe(
      `paid with ${card.slice(0, 6)}${'*'.repeat(card.length - 10)}${card.slice(-4)}.`,
    );
  });

  test.each(['4242 4242 4242 4242', '4242-4242-4242-4242'])('masks the separated card number %s', (card) => {
    expect(redact(card)).toBe('424242******4242');
  });

  test.each([
    ['a number that fails the check digit', '4242424242424241'],
    ['a number of no network', '9999999999999995'],
    ['one digit repeated', '4444444444444448'.replaceAll(/\d/gu, '0')],
    ['a masked number', '411111******1111'],
    ['a longer run of digits', '42424242424242424242424'],
    ['a UUID', '3f2a4242-4242-4242-8242-424242424242'],
    ['a time stamp', '1732199999999'],
  ])('leaves %s alone', (_name, text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'sk_live_[redacted]'],
    ['rk_test_4eC39HqLyjWDarjtT1zdp7dc', 'rk_test_[redacted]'],
    ['whsec_abcdefgh12345678', 'whsec_[redacted]'],
    ['Authorization: Bearer abc.def-ghi_jkl', 'Authorization: Bearer [redacted]'],
    ['access-sandbox-11111111-2222-3333-4444-555555555555', 'access-sandbox-[redacted]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[redacted JWT]'],
    ['https://user:pass@host/x', 'https://[redacted]@host/x'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', '[redacted RSA PRIVATE KEY]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and the end was cut', '[redacted PRIVATE KEY]'],
  ])('masks the secret in %s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  test('no card number survives in any surroundings, and masking twice changes nothing', () => {
    const around = fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[\d-]/gu, '_'));
    fc.assert(
      fc.property(around, fc.constantFrom(...CARDS), around, (before, card, after) => {
        const masked = redact(`${before}${card}${after}`);
        expect(masked).not.toContain(card);
        expect(findCardNumbers(masked)).toEqual([]);
        expect(redact(masked)).toBe(masked);
      }),
    );
  });

  test('text without digits or secrets stays byte for byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\d:]/gu, '')),
        (text) => {
          expect(redact(text)).toBe(text);
        },
      ),
    );
  });

  test('ends on texts made to keep its patterns busy', () => {
    const digits = '4 '.repeat(500_000);
    expect(redact(`Bearer ${digits}`)).toBe(`Bearer ${digits}`);
    expect(redact('-----BEGIN PRIVATE KEY-----'.repeat(20_000))).toBe('[redacted PRIVATE KEY]');
    const open = 'access_token$sandbox$'.repeat(50_000);
    expect(redact(open)).toBe(open);
  });
});

describe('redactHeader', () => {
  test.each([
    ['Authorization', 'Basic dXNlcjpwYXNz', '[redacted]'],
    ['Set-Cookie', 'session=abc123; Path=/; HttpOnly', 'session=[redacted]; Path=/; HttpOnly'],
    ['Cookie', 'a=1; b=2', 'a=[redacted]; b=[redacted]'],
    ['set-cookie', '4242424242424242=1', '424242******4242=[redacted]'],
    ['Content-Type', 'text/html', 'text/html'],
    ['Location', '/receipt?card=4242424242424242', '/receipt?card=424242******4242'],
  ])('%s: %s', (name, value, kept) => {
    expect(redactHeader(name, value)).toBe(kept);
  });
});

describe('passesLuhn', () => {
  test('changing one digit breaks the check', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARDS), fc.nat(12), fc.integer({ min: 1, max: 9 }), (card, position, shift) => {
        const digit = (Number(card.charAt(position)) + shift) % 10;
        expect(passesLuhn(`${card.slice(0, position)}${digit}${card.slice(position + 1)}`)).toBe(false);
      }),
    );
  });
});
