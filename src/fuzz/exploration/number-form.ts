import { type Json, numberText, writeJson } from '../json.ts';
import type { NumberForm } from './step.ts';
import type { Mutation } from './transition.ts';

/** What a form is a form of: an amount in minor units, or a quantity. */
export interface NumberBase {
  /** What is left to be moved. */
  readonly left: bigint;
  /** What there was at first. */
  readonly whole: bigint;
  /** How this API writes such a number. */
  readonly write: (value: bigint) => Json;
  /** Digits after the decimal point as the API writes it. */
  readonly digits: number;
  /** The field's own name in the body, for a repeated key; absent where there is none, as in a form. */
  readonly name?: string;
}

/** A number as it goes into a body. */
export interface ChosenNumber {
  readonly json: Json;
  readonly mutation: Mutation;
  /** What it may be read as; empty: nothing that may be done. */
  readonly asked: readonly bigint[];
}

// Twenty digits: beyond 64 bits; no card number has so many.
const HUGE = 99_999_999_999_999_999_999n;

/** The number that a form means here. @param share percent of what is left, where the form is a part of it */
export function chooseNumber(form: NumberForm, share: number, base: NumberBase): ChosenNumber {
  const { left, whole, write, digits } = base;
  // Of the whole and not of the rest: honest parts that come to too much are what bounds are for.
  const part = atLeastOne((whole * BigInt(share)) / 100n);
  const isText = typeof write(part) === 'string';
  const plain = (value: bigint): ChosenNumber => {
    const lawful = value >= 1n && value <= left;
    return { json: write(value), mutation: lawful ? 'none' : value < 1n ? 'negative' : 'excess', asked: [value] };
  };
  const number = (text: string): Json => (isText ? text : numberText(text));
  const text = writeJson(write(part)).replaceAll('"', '');
  switch (form) {
    case 'part':
      return plain(part);
    case 'small':
      return plain(left < BigInt(share) ? atLeastOne(left) : BigInt(share));
    case 'all':
      return plain(atLeastOne(left));
    case 'whole':
      return plain(atLeastOne(whole));
    case 'over':
      return plain(left + atLeastOne((whole * BigInt(share)) / 100n));
    case 'huge':
      return { json: write(HUGE), mutation: 'excess', asked: [HUGE] };
    case 'zero':
      return { json: write(0n), mutation: 'negative', asked: [0n] };
    case 'negative':
      return { json: write(-part), mutation: 'negative', asked: [-part] };
    case 'fraction':
      // Half of the smallest unit: whoever rounds may take either side.
      return odd(number(`0.${'0'.repeat(digits)}5`), 0n, 1n);
    case 'exponent':
      return odd(number('1e1'), 10n * 10n ** BigInt(digits));
    case 'infinite':
      return odd(number('1e400'));
    case 'not-a-number':
      return odd(number('NaN'));
    case 'text':
      return odd(isText ? numberText(text) : text, part);
    case 'full-width':
      return odd(text.replaceAll(/\d/gu, fullWidth), part);
    case 'list':
      return odd([write(part)], part);
    case 'null':
      return odd(null, left, whole);
    case 'two-keys':
      return base.name === undefined
        ? plain(part)
        : twoKeys(left < part ? atLeastOne(left) : part, left + whole + 1n, base.name, write);
  }
}

function odd(json: Json, ...asked: readonly bigint[]): ChosenNumber {
  return { json, mutation: 'malformed', asked };
}

// What stands first is honest; whoever uses what stands last uses too much.
function twoKeys(first: bigint, last: bigint, name: string, write: NumberBase['write']): ChosenNumber {
  const json = numberText(`${writeJson(write(first))},${writeJson(name)}:${writeJson(write(last))}`);
  return { json, mutation: 'two-keys', asked: [first, last] };
}

function fullWidth(digit: string): string {
  return String.fromCodePoint(0xff10 + Number(digit));
}

function atLeastOne(value: bigint): bigint {
  return value < 1n ? 1n : value;
}
