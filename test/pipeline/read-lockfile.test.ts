import { readFileSync } from 'node:fs';
import {
  parseNpmLockV2Project,
  parsePnpmProject,
  parseYarnLockV1Project,
  parseYarnLockV2Project,
} from 'snyk-nodejs-lockfile-parser';
import { describe, expect, test } from 'vitest';
import { TollgateError } from '../../src/model/errors.ts';
import type { DependencyTree } from '../../src/pipeline/dependency-tree.ts';
import { readLockfile } from '../../src/pipeline/read-lockfile.ts';
import { openTreePaths } from '../../src/pipeline/tree-paths.ts';
import { NPM_1, PNPM_5, PNPM_6, PNPM_9, PROJECT, YARN_1, YARN_4 } from './lockfiles/samples.ts';
import { cpuTime } from '../cpu-time.ts';

const namesOf = (tree: DependencyTree): string[] =>
  [...new Set([...tree.packages.values()].map(({ name, version }) => `${name}@${version}`))].toSorted();
const devOf = (tree: DependencyTree): string[] =>
  [...tree.packages.values()]
    .filter(({ dev }) => dev)
    .map(({ name }) => name)
    .toSorted();
const read = (name: string, text: string): DependencyTree => readLockfile(name, text, PROJECT);
const pathTo = (tree: DependencyTree, name: string): string[] => {
  const paths = openTreePaths(tree);
  return paths.pathTo(paths.named(name)[0]?.key ?? '').map((entry) => entry.name);
};

const EVERYTHING = {
  includeDevDeps: true,
  includeOptionalDeps: true,
  strictOutOfSync: false,
  pruneCycles: true,
  pruneWithinTopLevelDeps: false,
};

describe('the lockfile of this project', () => {
  const text = readFileSync('package-lock.json', 'utf8');
  const manifest = readFileSync('package.json', 'utf8');
  const tree = readLockfile('package-lock.json', text, manifest);
  const packages = (JSON.parse(text) as { packages: Record<string, { dev?: boolean; version?: string }> }).packages;

  test('is read whole', () => {
    expect([...tree.packages.keys()].toSorted()).toEqual(
      Object.keys(packages)
        .filter((key) => key !== '')
        .toSorted(),
    );
  });

  test('is for development where npm says so, and nowhere else', () => {
    const told = Object.keys(packages).filter((key) => packages[key]?.dev === true);
    expect(
      [...tree.packages.values()]
        .filter(({ dev }) => dev)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(told.toSorted());
  });

  test('names the line of every package', () => {
    const lines = text.split('\n');
    expect(
      [...tree.packages.values()].filter(({ key, line }) => !(lines[(line ?? 0) - 1] ?? '').includes(`"${key}"`)),
    ).toEqual([]);
  });

  test('names the line of package.json', () => {
    const lines = manifest.split('\n');
    expect(tree.direct.length).toBeGreaterThan(20);
    expect(tree.direct.filter(({ name, line }) => !(lines[(line ?? 0) - 1] ?? '').includes(`"${name}"`))).toEqual([]);
  });

  test('holds everything that the lockfile parser of Snyk finds', async () => {
    const graph = await parseNpmLockV2Project(manifest, text, EVERYTHING);
    const names = new Set(namesOf(tree));
    expect(graph.getDepPkgs().filter(({ name, version }) => !names.has(`${name}@${version ?? ''}`))).toEqual([]);
    expect(graph.getDepPkgs().length).toBeGreaterThan(500);
  });
});

describe('lockfiles of every kind', () => {
  const WHOLE = ['debug@2.6.9', 'express@4.17.1', 'lodash@4.17.15', 'mocha@8.0.0', 'ms@2.0.0', 'qs@6.7.0'];

  test.each([
    ['package-lock.json', NPM_1, 'npm'],
    ['pnpm-lock.yaml', PNPM_5, 'pnpm'],
    ['pnpm-lock.yaml', PNPM_6, 'pnpm'],
    ['pnpm-lock.yaml', PNPM_9, 'pnpm'],
    ['yarn.lock', YARN_1, 'yarn'],
    ['yarn.lock', YARN_4, 'yarn-berry'],
  ])('%s: packages, scopes, paths and who asks (%#)', (name, text, manager) => {
    const tree = read(name, text);
    expect(tree.manager).toBe(manager);
    expect(namesOf(tree)).toEqual(WHOLE);
    expect(devOf(tree)).toEqual(['mocha']);
    expect(pathTo(tree, 'ms')).toEqual(['express', 'debug', 'ms']);
    const paths = openTreePaths(tree);
    expect(paths.originsOf(paths.named('ms')[0]?.key ?? '').map((direct) => direct.name)).toEqual(['express', 'mocha']);
    expect(tree.direct.map((direct) => direct.range).toSorted()).toEqual(['^4.17.0', '^4.17.15', '^8.0.0']);
  });

  test.each([
    [
      'pnpm 6',
      (): Promise<{ getDepPkgs(): { name: string; version?: string }[] }> =>
        parsePnpmProject(PROJECT, PNPM_6, EVERYTHING),
      PNPM_6,
      'pnpm-lock.yaml',
    ],
    [
      'pnpm 9',
      (): Promise<{ getDepPkgs(): { name: string; version?: string }[] }> =>
        parsePnpmProject(PROJECT, PNPM_9, EVERYTHING),
      PNPM_9,
      'pnpm-lock.yaml',
    ],
    [
      'yarn 1',
      (): Promise<{ getDepPkgs(): { name: string; version?: string }[] }> =>
        parseYarnLockV1Project(PROJECT, YARN_1, { ...EVERYTHING, includePeerDeps: false, pruneLevel: 'cycles' }),
      YARN_1,
      'yarn.lock',
    ],
    [
      'yarn 4',
      (): Promise<{ getDepPkgs(): { name: string; version?: string }[] }> =>
        parseYarnLockV2Project(PROJECT, YARN_4, EVERYTHING),
      YARN_4,
      'yarn.lock',
    ],
  ])('%s: the lockfile parser of Snyk finds the same', async (_kind, parse, text, name) => {
    const theirs = (await parse()).getDepPkgs().map((entry) => `${entry.name}@${entry.version ?? ''}`);
    expect([...new Set(theirs)].toSorted()).toEqual(namesOf(read(name, text)));
  });

  test('the lines of other lockfiles are theirs', () => {
    const lines = PNPM_9.split('\n');
    const [lodash] = openTreePaths(read('pnpm-lock.yaml', PNPM_9)).named('lodash');
    expect(lines[(lodash?.line ?? 0) - 1]).toContain('lodash@4.17.15:');
    const yarn = YARN_1.split('\n');
    const [ms] = openTreePaths(read('yarn.lock', YARN_1)).named('ms');
    expect(yarn[(ms?.line ?? 0) - 1]).toContain('ms@2.0.0:');
  });
});

describe('a lockfile that cannot be read is said, never empty', () => {
  test.each([
    ['package-lock.json', '{"lockfileVersion": 3, "packages": {', /cannot be read as a lockfile/u],
    ['package-lock.json', '{"lockfileVersion": 4, "packages": {"": {}}}', /newer than 3/u],
    ['package-lock.json', '{}', /no lockfileVersion/u],
    ['package-lock.json', 'null', /no lockfileVersion/u],
    ['package-lock.json', '', /cannot be read/u],
    ['pnpm-lock.yaml', 'a: [', /no valid YAML/u],
    ['pnpm-lock.yaml', 'lockfileVersion: 12.0\n', /newer than 9/u],
    ['pnpm-lock.yaml', 'packages: {}\n', /no lockfileVersion/u],
    ['yarn.lock', 'this is no lockfile\n', /no entry/u],
    ['yarn.lock', '  version "1.0.0"\n', /belongs to no entry/u],
  ])('%s: %s', (name, text, reason) => {
    expect(() => read(name, text)).toThrow(reason);
    expect(() => read(name, text)).toThrow(TollgateError);
  });

  test('packages that ask for each other end', () => {
    const lock = {
      name: 'x',
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
        'node_modules/b': { version: '1.0.0', dependencies: { a: '1', b: '1' } },
      },
    };
    expect(pathTo(readLockfile('package-lock.json', JSON.stringify(lock), ''), 'b')).toEqual(['a', 'b']);
  });

  test('names such as __proto__ are names', () => {
    const text =
      '{"lockfileVersion":3,"packages":{"":{"dependencies":{"__proto__":"1","constructor":"1"}},"node_modules/__proto__":{"version":"1.0.0"},"node_modules/constructor":{"version":"1.0.0"}}}';
    expect(namesOf(readLockfile('package-lock.json', text, ''))).toEqual(['__proto__@1.0.0', 'constructor@1.0.0']);
  });

  test('a chain of 20,000 packages takes no longer than a forest of them', () => {
    const packages: Record<string, unknown> = { '': { dependencies: { p0: '^1.0.0' } } };
    for (let index = 0; index < 20_000; index += 1) {
      packages[`node_modules/p${index}`] = { version: '1.0.0', dependencies: { [`p${index + 1}`]: '^1.0.0' } };
    }
    const used = cpuTime();
    const tree = readLockfile('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }), '');
    expect(openTreePaths(tree).pathTo('node_modules/p19999')).toHaveLength(20_000);
    expect(used()).toBeLessThan(8_000);
  });
});
