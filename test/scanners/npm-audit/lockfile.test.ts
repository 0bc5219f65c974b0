import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockfileDifferences } from '../../../src/scanners/npm-audit/lockfile.ts';

const lock = (root: unknown): string => JSON.stringify({ lockfileVersion: 3, packages: { '': root } });

describe('lockfileDifferences', () => {
  test('a lockfile made for the manifest has none, in whatever section and order', () => {
    const manifest = {
      dependencies: { a: '^1.0.0', b: '2' },
      devDependencies: { c: '3' },
      optionalDependencies: { b: '2' },
      peerDependencies: { d: '*' },
    };
    const root = {
      peerDependencies: { d: '*' },
      optionalDependencies: { b: '2' },
      devDependencies: { c: '3' },
      dependencies: { a: '^1.0.0' },
    };
    expect(lockfileDifferences(JSON.stringify(manifest), lock(root))).toEqual([]);
  });

  test('a new dependency and a new range are named', () => {
    expect(
      lockfileDifferences(
        '{"dependencies":{"a":"^2.0.0","b":"1"},"devDependencies":{"c":"1"}}',
        lock({ dependencies: { a: '^1.0.0', b: '1' } }),
      ),
    ).toEqual([
      'package.json asks for a ^2.0.0, the lockfile was made for ^1.0.0',
      'package.json asks for c, which the lockfile does not know',
    ]);
  });

  test('a lockfile of version 1 is compared by name', () => {
    const old = JSON.stringify({ lockfileVersion: 1, dependencies: { a: { version: '1.0.0' } } });
    expect(lockfileDifferences('{"dependencies":{"a":"^1.0.0"}}', old)).toEqual([]);
    expect(lockfileDifferences('{"dependencies":{"b":"^1.0.0"}}', old)).toHaveLength(1);
  });

  test('names that every object has are no dependencies of the lockfile', () => {
    expect(lockfileDifferences('{"dependencies":{"constructor":"1","__proto__":"1"}}', lock({}))).toHaveLength(2);
  });

  test.each([
    ['not json', '{}', 'package.json is no JSON object'],
    ['[]', '{}', 'package.json is no JSON object'],
    ['{}', '{"packages":', 'the lockfile is no JSON object'],
  ])('%s beside %s is a difference, not a crash', (manifest, lockfile, difference) => {
    expect(lockfileDifferences(manifest, lockfile)).toEqual([difference]);
  });

  test('property: what the lockfile repeats is never a difference, what it lacks always is', () => {
    const section = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(section, fc.string({ minLength: 1 }), (dependencies, extra) => {
        fc.pre(!Object.hasOwn(dependencies, extra));
        const root = JSON.stringify({ dependencies });
        expect(lockfileDifferences(root, lock(JSON.parse(root)))).toEqual([]);
        const more = JSON.stringify({
          dependencies: Object.fromEntries([...Object.entries(dependencies), [extra, '1']]),
        });
        expect(lockfileDifferences(more, lock(JSON.parse(root)))).toHaveLength(1);
      }),
    );
  });

  test('property: no text makes it throw', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"packages":{"":${json}},"dependencies":${json}}`),
    );
    fc.assert(
      fc.property(text, text, (manifest, lockfile) => {
        expect(Array.isArray(lockfileDifferences(manifest, lockfile))).toBe(true);
      }),
    );
  });
});
