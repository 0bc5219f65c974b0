import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ArchitectureTables, parseArchitecture } from '../scripts/architecture-tables.ts';
import { checkArchitecture, type SourceFile, type Violation } from '../scripts/architecture.ts';

const tables = parseArchitecture(readFileSync('ARCHITECTURE.md', 'utf8'));

function check(path: string, text: string): Violation[] {
  return checkArchitecture([{ path, text }], tables);
}

describe('the source tree', () => {
  const files: SourceFile[] = globSync('src/**/*.ts')
    .map((path) => path.replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

  test('is read', () => {
    expect(files.map((file) => file.path)).toContain('src/model/finding.ts');
  });

  test('imports only what ARCHITECTURE.md allows', () => {
    expect(checkArchitecture(files, tables)).toEqual([]);
  });

  test('has no folder that is not in the layer table', () => {
    const folders = new Set(files.map((file) => file.path.split('/')[1] ?? ''));
    expect([...folders].filter((folder) => !tables.layers.has(folder))).toEqual([]);
  });
});

describe('the layer table', () => {
  test('has no cycle', () => {
    const open = new Map([...tables.layers].filter(([name]) => name !== 'scripts' && name !== 'test'));
    const settled = new Set<string>();
    for (let round = 0; round < tables.layers.size; round += 1) {
      for (const [name, allowed] of open) {
        if (allowed === 'anything' || !allowed.every((layer) => settled.has(layer))) continue;
        settled.add(name);
        open.delete(name);
      }
    }
    expect([...open.keys()]).toEqual([]);
  });

  test('lets the command line import all but the entries, and the model nothing', () => {
    expect(tables.layers.get('cli')).toEqual(expect.arrayContaining(['platforms', 'fuzz', 'sandbox', 'util', 'model']));
    expect(tables.layers.get('cli')).not.toContain('entries');
    expect(tables.layers.get('model')).toEqual([]);
  });
});

describe('a forbidden edge is reported', () => {
  const cases: readonly [why: string, path: string, text: string, from: string, to: string][] = [
    ['a lower layer imports a higher one', 'src/model/a.ts', "import { b } from '../util/b.ts';", 'model', 'util'],
    ['a type is imported', 'src/util/a.ts', "import type { B } from '../formats/b.ts';", 'util', 'formats'],
    ['siblings', 'src/fuzz/a.ts', "import { app } from '../sandbox/app.ts';", 'fuzz', 'sandbox'],
    ['a sibling is re-exported', 'src/formats/a.ts', "export * from '../pipeline/b.ts';", 'formats', 'pipeline'],
    ['a name is re-exported', 'src/formats/a.ts', "export { b } from '../pipeline/b.ts';", 'formats', 'pipeline'],
    ['a dynamic import', 'src/util/a.ts', "await import('../cli/b.ts');", 'util', 'cli'],
    ['an import type', 'src/util/a.ts', "export type T = import('../cli/b.ts').B;", 'util', 'cli'],
    ['an import for its effects', 'src/cli/a.ts', "import '../entries/b.ts';", 'cli', 'entries'],
    [
      'a subfolder of the same layer',
      'src/formats/zap/a.ts',
      "import '../sarif/b.ts';",
      'formats/zap',
      'formats/sarif',
    ],
    [
      'an oracle imports an attack',
      'src/fuzz/oracles/a.ts',
      "import '../attacks/b.ts';",
      'fuzz/oracles',
      'fuzz/attacks',
    ],
    ['a file outside src', 'src/cli/a.ts', "import '../../scripts/b.ts';", 'cli', 'scripts/b.ts'],
    ['a fenced package', 'src/fuzz/a.ts', "import fastify from 'fastify';", 'fuzz', 'fastify'],
    ['a path inside a fenced package', 'src/cli/a.ts', "import 'zx/globals';", 'cli', 'zx/globals'],
    ['a fenced scope', 'src/cli/a.ts', "import { Octokit } from '@octokit/core';", 'cli', '@octokit/core'],
    ['a package that no row lists', 'src/util/a.ts', "import got from 'got';", 'util', 'got'],
    ['js-yaml elsewhere in util', 'src/util/files.ts', "import yaml from 'js-yaml';", 'util', 'js-yaml'],
    ['files opened by a format', 'src/formats/a.ts', "import { readFileSync } from 'node:fs';", 'formats', 'node:fs'],
    [
      'a built-in without its prefix',
      'src/formats/a.ts',
      "import { spawn } from 'child_process';",
      'formats',
      'node:child_process',
    ],
    ['a built-in that no row lists', 'src/util/a.ts', "import vm from 'node:vm';", 'util', 'node:vm'],
    [
      'a scanner starts a program itself',
      'src/scanners/x/a.ts',
      "import 'node:child_process';",
      'scanners/x',
      'node:child_process',
    ],
    ['require', 'src/formats/a.ts', "const fs = require('node:fs');", 'formats', 'node:fs'],
    ['an import that is computed', 'src/cli/a.ts', 'await import(name);', 'cli', '(computed)'],
    ['process', 'src/pipeline/a.ts', 'export const now = process.env;', 'pipeline', 'process'],
    ['process in a template', 'src/pipeline/a.ts', 'export const t = `${process.pid}`;', 'pipeline', 'process'],
    ['process by way of globalThis', 'src/pipeline/a.ts', 'globalThis.process.exit();', 'pipeline', 'process'],
    ['process, taken apart', 'src/pipeline/a.ts', 'const { env } = process;', 'pipeline', 'process'],
    ['console', 'src/reporters/a.ts', "console.log('x');", 'reporters', 'console'],
    ['eval', 'src/util/a.ts', "eval('1');", 'util', 'eval'],
    ['a new Function', 'src/util/a.ts', "new Function('1');", 'util', 'Function'],
  ];

  test.each(cases)('%s', (_why, path, text, from, to) => {
    expect(check(path, text)).toEqual([{ file: path, from, to }]);
  });
});

describe('what is allowed is not reported', () => {
  const cases: readonly [why: string, path: string, text: string][] = [
    ['a lower layer', 'src/formats/zap/a.ts', "import { x } from '../../model/x.ts';"],
    ['the root of a layer imports its subfolders', 'src/formats/index.ts', "import { x } from './zap/index.ts';"],
    [
      'a subfolder imports the root of its layer',
      'src/formats/zap/a.ts',
      "import type { Format } from '../format.ts';",
    ],
    ['the same subfolder', 'src/fuzz/attacks/race/a.ts', "import { x } from '../refund/b.ts';"],
    ['an attack imports an oracle', 'src/fuzz/attacks/race/a.ts', "import { x } from '../../oracles/b.ts';"],
    ['a package where it belongs', 'src/util/yaml.ts', "import { load } from 'js-yaml';"],
    ['a package in a file named after it', 'src/util/yaml-positions.ts', "import { load } from 'js-yaml';"],
    ['an import in a comment', 'src/model/a.ts', "// import '../cli/b.ts'; process.exit()\nexport const a = 1;"],
    ['an import in a string', 'src/model/a.ts', `export const a = "import '../cli/b.ts'; console.log(1)";`],
    ['a property called process', 'src/model/a.ts', 'export const a = (x: any) => ({ process: x.process });'],
    ['console at the command line', 'src/cli/a.ts', "console.log('x');"],
  ];

  test.each(cases)('%s', (_why, path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

describe('a table that cannot be relied on is refused', () => {
  const whole = readFileSync('ARCHITECTURE.md', 'utf8');

  test.each([
    ['a missing table', whole.replace('| package | only in |', '| pack | only in |'), /no table .* "package"/u],
    ['a row that is cut off', whole.replace(/\| commander \| cli .*/u, '| commander |'), /is not whole/u],
    ['a layer without a row', whole.replace('| dashboard | model |', '| dashboard | modle |'), /"modle"/u],
  ])('%s', (_why, markdown, message) => {
    expect(markdown).not.toBe(whole);
    expect((): ArchitectureTables => parseArchitecture(markdown)).toThrow(message);
  });

  test('a file that cannot be parsed is an error, not a pass', () => {
    expect(() => check('src/model/a.ts', 'import {')).toThrow(/src\/model\/a\.ts cannot be parsed/u);
  });
});
