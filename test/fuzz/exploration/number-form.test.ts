import { describe, expect, it } from 'vitest';
import { type ChosenNumber, chooseNumber } from '../../../src/fuzz/exploration/number-form.ts';
import type { NumberForm } from '../../../src/fuzz/exploration/step.ts';
import { writeAmount } from '../../../src/fuzz/amount.ts';
import { writeJson } from '../../../src/fuzz/json.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';

const minor = { left: 900n, whole: 1000n, digits: 0, name: 'amount', write: (value: bigint) => value };
const major = { ...minor, digits: 2, write: (value: bigint) => writeAmount(value, 'decimal-string', 'EUR') };
const of = (form: NumberForm, base = minor as Parameters<typeof chooseNumber>[2]): ChosenNumber =>
  chooseNumber(form, 50, base);
const body = (form: NumberForm, base?: Parameters<typeof chooseNumber>[2]): string =>
  writeJson({ amount: of(form, base).json });

describe('chooseNumber', () => {
  it.each([
    ['part', '{"amount":500}', 'none', [500n]],
    ['all', '{"amount":900}', 'none', [900n]],
    ['whole', '{"amount":1000}', 'excess', [1000n]],
    ['over', '{"amount":1400}', 'excess', [1400n]],
    ['zero', '{"amount":0}', 'negative', [0n]],
    ['negative', '{"amount":-500}', 'negative', [-500n]],
    ['fraction', '{"amount":0.5}', 'malformed', [0n, 1n]],
    ['exponent', '{"amount":1e1}', 'malformed', [10n]],
    ['infinite', '{"amount":1e400}', 'malformed', []],
    ['not-a-number', '{"amount":NaN}', 'malformed', []],
    ['text', '{"amount":"500"}', 'malformed', [500n]],
    ['full-width', '{"amount":"５００"}', 'malformed', [500n]],
    ['list', '{"amount":[500]}', 'malformed', [500n]],
    ['null', '{"amount":null}', 'malformed', [900n, 1000n]],
    ['two-keys', '{"amount":500,"amount":1901}', 'two-keys', [500n, 1901n]],
  ] as const)('%s is written as %s', (form, text, mutation, asked) => {
    expect(body(form)).toBe(text);
    expect(of(form)).toMatchObject({ mutation, asked });
  });

  it('writes amounts as the API does', () => {
    expect(body('part', major)).toBe('{"amount":"5.00"}');
    expect(body('fraction', major)).toBe('{"amount":"0.005"}');
    expect(body('text', major)).toBe('{"amount":5.00}');
    expect(of('exponent', major).asked).toEqual([1000n]);
  });

  it('repeats no key where the body has none, as in a form', () => {
    expect(of('two-keys', { left: 900n, whole: 1000n, digits: 0, write: (value) => value })).toMatchObject({
      json: 500n,
      mutation: 'none',
    });
  });

  it('has nothing that could be taken for the number of a card', () => {
    const texts = (['huge', 'two-keys', 'over', 'full-width'] as const).map((form) => body(form));
    expect(texts.flatMap((text) => findCardNumbers(text))).toEqual([]);
    expect(of('huge').asked[0] ?? 0n).toBeGreaterThan(2n ** 64n);
  });
});
