import { describe, expect, test } from 'vitest';
import { inProject } from '../../../src/cli/dependencies/project-places.ts';

const LOCKFILE =
  '{\n  "packages": {\n    "node_modules/a/node_modules/lodash": {\n      "version": "4.17.15"\n    }\n  }\n}\n';
const lodash = { kind: 'package', ecosystem: 'npm', name: 'lodash' } as const;
const log4j = { kind: 'package', ecosystem: 'maven', name: 'org.apache.logging.log4j:log4j-core' } as const;

describe('a place in the project’s own files', () => {
  const root = inProject('', ['package-lock.json', 'pom.xml'], LOCKFILE);
  const below = inProject('packages/shop', ['package-lock.json', 'pom.xml'], LOCKFILE);

  test.each([
    [
      'an installed package is in the lockfile, by its line',
      root,
      { ...lodash, manifest: 'node_modules/lodash/package.json' },
      { manifest: 'package-lock.json', line: 3 },
    ],
    ['a package without a file is too', root, lodash, { manifest: 'package-lock.json', line: 3 }],
    [
      'the manifest stands for its lockfile',
      below,
      { ...lodash, manifest: 'packages/shop/package.json' },
      { manifest: 'packages/shop/package-lock.json', line: 3 },
    ],
    [
      'another project’s lockfile stays',
      root,
      { ...lodash, manifest: 'other/package-lock.json' },
      { manifest: 'other/package-lock.json' },
    ],
    ['a jar is of the pom.xml', below, log4j, { manifest: 'packages/shop/pom.xml' }],
    ['a manifest that is known stays', root, { ...log4j, manifest: 'api/pom.xml' }, { manifest: 'api/pom.xml' }],
  ] as const)('%s', (_name, places, location, expected) => {
    const { manifest, line } = { line: undefined, ...places.place(location) } as { manifest?: string; line?: number };
    expect({ manifest, ...(line !== undefined && { line }) }).toEqual(expected);
  });

  test('other kinds of places stay', () => {
    expect(root.place({ kind: 'logical', name: 'x' })).toEqual({ kind: 'logical', name: 'x' });
  });
});
