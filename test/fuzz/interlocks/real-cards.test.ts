import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../../../src/util/card-numbers.ts';
import { refuseRealCards } from '../../../src/fuzz/interlocks/real-cards.ts';

/** A number of the right form that no gateway publishes. */
const unlisted = ((): string => {
  for (let digit = 0; digit < 10; digit += 1) {
    const number = `453914880343646${digit}`;
    if (passesLuhn(number)) return number;
  }
  throw new Error('no check digit');
})();

describe('refuseRealCards', () => {
  it('refuses a card number that is no published test card, masked', () => {
    const act = (): void => refuseRealCards(`card: "${unlisted}"`);
    expect(act).toThrow(expect.objectContaining({ code: 'payments/real-card', class: 'usage' }));
    expect(act).not.toThrow(new RegExp(unlisted, 'u'));
  });

  it('lets test cards pass', () => {
    expect(() => refuseRealCards('a: 4242 4242 4242 4242\nb: "378282246310005"')).not.toThrow();
  });
});
