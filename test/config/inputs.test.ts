import { describe, expect, test } from 'vitest';
import { inputArguments, INPUTS } from '../../src/config/inputs.ts';

function argumentsFor(values: Readonly<Record<string, string>>): string[] {
  return inputArguments((name) => values[name] ?? '');
}

describe('inputs become arguments of tollgate run', () => {
  test('nothing is passed on for what is left out', () => {
    expect(argumentsFor({})).toEqual([]);
  });

  test('each input is one argument, in the order of the table', () => {
    expect(
      argumentsFor({ output: ' out ', config: 'ci/tollgate.yml', 'fail-on': 'medium', 'new-only': 'true' }),
    ).toEqual(['--config=ci/tollgate.yml', '--fail-on=medium', '--new-only', '--output=out']);
  });

  test('a value that looks like an option stays a value', () => {
    expect(argumentsFor({ baseline: '--output=/etc' })).toEqual(['--baseline=--output=/etc']);
  });

  test.each(['false', 'False', 'FALSE'])('%s leaves a switch off', (value) => {
    expect(argumentsFor({ 'new-only': value })).toEqual([]);
  });

  test.each([
    ['new-only', 'yes'],
    ['fail-on', 'severe'],
  ])('%s: %s is refused with the values that fit', (name, value) => {
    expect(() => argumentsFor({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'config/bad-input', class: 'usage', place: { key: name } }),
    );
  });

  test('no name is used twice', () => {
    expect(new Set(INPUTS.map((input) => input.name)).size).toBe(INPUTS.length);
  });
});
