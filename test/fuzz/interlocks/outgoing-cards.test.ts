import { describe, expect, it } from 'vitest';
import { refuseOutgoingCards } from '../../../src/fuzz/interlocks/outgoing-cards.ts';
import { passesLuhn } from '../../../src/util/card-numbers.ts';

const unlisted =
  Array.from({ length: 10 }, (_, digit) => `453914880343646${digit}`).find((number) => passesLuhn(number)) ?? '';
const request = { label: 'pay', method: 'POST', path: '/pay', headers: {} };

describe('refuseOutgoingCards', () => {
  it('keeps back a card number that no gateway publishes, in body or path, and masks it', () => {
    for (const one of [
      { ...request, body: `{"card":"${unlisted}"}` },
      { ...request, path: `/cards/${unlisted}` },
    ]) {
      expect(() => refuseOutgoingCards(one)).toThrow(/no published test card/u);
      expect(() => refuseOutgoingCards(one)).not.toThrow(new RegExp(unlisted, 'u'));
    }
  });

  it('lets test cards and other long numbers pass', () => {
    const body = '{"card":"4242 4242 4242 4242","amount":100000000000000000000,"time":1732212345678}';
    expect(() => refuseOutgoingCards({ ...request, body })).not.toThrow();
  });
});
