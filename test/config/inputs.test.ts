import { describe, expect, test } from 'vitest';
import { type Action, ACTIONS, actionArguments } from '../../src/config/actions.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { inputArguments } from '../../src/config/input-arguments.ts';
import { INPUTS, inputsOf } from '../../src/config/inputs.ts';

function argumentsFor(values: Readonly<Record<string, string>>): string[] {
  return inputArguments('tollgate', (name) => values[name] ?? '');
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
    ['max-db-age', '-1'],
    ['seed', '1e3'],
  ])('%s: %s is refused with the values that fit', (name, value) => {
    expect(() => argumentsFor({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'config/bad-input', class: 'usage', place: { key: name } }),
    );
  });

  test('no name is used twice', () => {
    expect(new Set(INPUTS.map((input) => input.name)).size).toBe(INPUTS.length);
  });

  test('an input of another action is not looked at', () => {
    const given: Readonly<Record<string, string>> = { target: 'http://127.0.0.1:1', dir: 'shop', profile: 'p.yml' };
    expect(inputArguments('dependency-audit', (name) => given[name] ?? '')).toEqual(['--dir=shop']);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

test('a key of tollgate.yml that an input names is one', () => {
  const schema = configJsonSchema() as Schema;
  const lacking = INPUTS.flatMap(({ key }) => key ?? []).filter(
    (key) => key.split('.').reduce<Schema | undefined>(propertyOf, schema) === undefined,
  );
  expect(lacking).toEqual([]);
});

function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  const shapes = [schema, ...(schema?.anyOf ?? [])];
  return shapes.map((shape) => shape?.properties?.[name]).find((shape) => shape !== undefined);
}

function names(action: Action['name']): string[] {
  return inputsOf(action).map(({ name }) => name);
}

describe('actions', () => {
  test('of one scan have their scan’s inputs and not those of others', () => {
    expect(names('zap-baseline')).toContain('zap-config');
    expect(names('dependency-audit')).not.toContain('target');
    expect(names('payment-fuzz')).toContain('profile');
    expect(names('aggregate')).not.toContain('exit-zero');
    expect(names('tollgate')).toEqual(INPUTS.map(({ name }) => name).filter((name) => name !== 'reports'));
  });

  test('run tollgate run, with one scan or all', () => {
    expect(ACTIONS.map((action) => actionArguments(action).join(' '))).toEqual([
      'run',
      'run --only=web',
      'run --only=dependencies',
      'run --only=payments',
      'run',
    ]);
  });
});
