import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesLuhn } from '../../src/util/card-numbers.ts';
import { CARDS } from './redaction-samples.ts';

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
