import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, type Bundle, packageTitle } from '../../scripts/bundle.ts';
import { licenses } from '../../scripts/licenses.ts';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{"type":"module"}',
  'src/entries/main.ts':
    "import { greet } from '../cli/greet.ts';\nimport wide from 'wide';\nexport const text: string = greet(wide);\nexport const later = async (): Promise<unknown> => import('../cli/later.ts');\n",
  'src/cli/greet.ts': "import { inner } from 'narrow';\nexport const greet = (name: string): string => inner(name);\n",
  'src/cli/later.ts': "import { join } from 'node:path';\nexport const later: string = join('a', 'b');\n",
  'node_modules/narrow/package.json':
    '{"name":"narrow","version":"1.2.3","license":"MIT","type":"module","main":"index.js"}',
  'node_modules/narrow/index.js':
    "import { deep } from 'deep';\nexport const inner = (name) => deep(`hello ${name}`);\n",
  'node_modules/narrow/LICENSE': 'The text of the licence.\r\n',
  'node_modules/narrow/node_modules/deep/package.json':
    '{"name":"deep","version":"0.0.1","license":"ISC","type":"module","main":"index.js"}',
  'node_modules/narrow/node_modules/deep/index.js': 'export const deep = (text) => text.trim();\n',
  'node_modules/wide/package.json': '{"name":"wide","version":"9.0.0","type":"module","main":"index.js"}',
  'node_modules/wide/index.js': "export default 'wide';\n",
};

let scratch: string;
let roots: readonly [string, string];

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-bundle-')));
  roots = [join(scratch, 'here'), join(scratch, 'some', 'where', 'else')];
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(roots[0], path)), { recursive: true });
    writeFileSync(join(roots[0], path), text);
  }
  cpSync(roots[0], roots[1], { recursive: true });
});

afterAll(() => rmSync(scratch, { recursive: true }));

function build(root: string, isSingleFile: boolean, external: readonly string[] = []): Promise<Bundle> {
  return bundle({ root, entry: 'src/entries/main.ts', name: 'main', external, isSingleFile, isProgram: true });
}

describe('a bundle', () => {
  test('has the same bytes from another folder, and none of its paths', async () => {
    const [here, elsewhere] = await Promise.all(roots.map((root) => build(root, false)));
    expect(elsewhere).toEqual(here);
    expect([...(here?.files.values() ?? [])].join('\n')).not.toContain(scratch);
  });

  test('lists the packages and layers that are in it, and what it imports when it runs', async () => {
    const { packages, layers, imports } = await build(roots[0], true, ['wide']);
    expect(packages).toEqual(['node_modules/narrow', 'node_modules/narrow/node_modules/deep']);
    expect(layers).toEqual(['cli', 'entries']);
    expect(imports).toEqual(['node:module', 'node:path', 'wide']);
  });

  test('is one file where that is asked for, otherwise chunks with stable names', async () => {
    expect([...(await build(roots[0], true)).files.keys()]).toEqual(['main.js']);
    expect([...(await build(roots[0], false)).files.keys()].toSorted()).toEqual(['chunks/later.js', 'main.js']);
  });

  test('begins with the line that lets a shell start it', async () => {
    expect((await build(roots[0], true)).files.get('main.js')).toMatch(/^#!\/usr\/bin\/env node\n/u);
  });

  test('fails on an import that cannot be resolved', async () => {
    const entry = join(roots[0], 'src/entries/broken.ts');
    writeFileSync(entry, "import 'not-there';\n");
    const broken = bundle({
      root: roots[0],
      entry: 'src/entries/broken.ts',
      name: 'x',
      external: [],
      isSingleFile: true,
      isProgram: true,
    });
    await expect(broken).rejects.toThrow(/not-there/u);
  });
});

describe('licences', () => {
  test('name each package, its version and its text', () => {
    const text = licenses(roots[0], ['node_modules/narrow', 'node_modules/narrow/node_modules/deep']);
    expect(text).toContain('narrow@1.2.3\nLicence: MIT\n\nThe text of the licence.\n');
    expect(text).toContain('deep@0.0.1\nLicence: ISC');
  });

  test('are refused for a package that names none', () => {
    expect(() => licenses(roots[0], ['node_modules/wide'])).toThrow(/wide\/package\.json names no licence/u);
  });

  test('a title is the name and version of a package folder', () => {
    expect(packageTitle(roots[0], 'node_modules/wide')).toBe('wide@9.0.0');
  });
});
