import { createCipheriv, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openField, sealField, sealedVersion } from '../../../src/sandbox/vault/seal-field.ts';

const key = randomBytes(32);
const place = { table: 'bank_accounts', column: 'number', row: 'bnk_1' };

describe('a sealed field', () => {
  test('opens to what it was, for any text and place, and says its key version', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.nat({ max: 1e8 }), (text, row, version) => {
        const there = { ...place, row };
        const sealed = sealField(key, version + 1, there, text);
        expect(openField(key, there, sealed)).toBe(text);
        expect(sealedVersion(sealed)).toBe(version + 1);
      }),
    );
  });

  test.each([
    ['another row', { ...place, row: 'bnk_2' }],
    ['another column', { ...place, column: 'balance' }],
    ['another table', { ...place, table: 'accounts' }],
    ['a place that only joins to the same text', { table: 'bank_accounts","number', column: '', row: 'bnk_1' }],
  ])('does not open in %s', (_name, other) => {
    expect(() => openField(key, other, sealField(key, 1, place, '1111222233330000'))).toThrow('authenticate');
  });

  test('does not open in another spelling of the same bytes', () => {
    const sealed = sealField(key, 1, place, 'x');
    const [last = ''] = sealed.slice(-1);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sibling = `${sealed.slice(0, -1)}${alphabet.charAt(alphabet.indexOf(last) + 1)}`;
    expect(Buffer.from(sibling.slice(4), 'base64url')).toEqual(Buffer.from(sealed.slice(4), 'base64url'));
    expect(() => openField(key, place, sibling)).toThrow('no sealed text');
  });

  test('does not open with any bit changed', () => {
    const sealed = sealField(key, 1, place, '1111222233330000');
    const body = Buffer.from(sealed.slice(4), 'base64url');
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const changed = Buffer.from(body);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openField(key, place, `1:1:${changed.toString('base64url')}`)).toThrow('authenticate');
    }
  });

  test('does not open with a shortened tag, though the cipher alone would take it', () => {
    const sealed = Buffer.from(sealField(key, 1, place, 'x').slice(4), 'base64url');
    sealed.fill(0, 16, 28);
    const text = `1:1:${sealed.toString('base64url')}`;
    expect(() => openField(key, place, text)).toThrow('authenticate');
    expect(openField(key, place, text, { anyTag: true })).toBe('x');
  });

  test('is never twice the same, and its nonces do not repeat', () => {
    const nonces = Array.from({ length: 2000 }, () => sealField(key, 1, place, 'x').slice(4, 20));
    expect(new Set(nonces).size).toBe(2000);
  });

  test('does not open where it is sealed with a lesser cipher', () => {
    const cipher = createCipheriv('aes-256-ecb', key, null);
    const sealed = Buffer.concat([cipher.update('x'), cipher.final()]).toString('base64url');
    expect(() => openField(key, place, `0:1:${sealed}`)).toThrow('not sealed with AES-256-GCM');
  });

  test.each(['', 'x', '1:1:', '1:0:AAAA', '2:1:AAAA', '1:1:AA=A', '1:99999999999:AAAA', `1:1:${'A'.repeat(10)}`])(
    'is refused where it is none: %j',
    (text) => expect(() => openField(key, place, text)).toThrow(),
  );
});
