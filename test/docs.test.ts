import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { docBlocks, type DocBlock } from '../scripts/doc-blocks.ts';
import { parseConfig } from '../src/config/parse-config.ts';
import { parseProfile } from '../src/fuzz/profile.ts';
import { parseYaml } from '../src/util/yaml.ts';
import { runInContext } from './run-in-context.ts';

const files = [...globSync('*.md'), ...globSync('docs/**/*.md'), ...globSync('actions/**/*.md')]
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();
const blocks = files.flatMap((file) => docBlocks(file, readFileSync(file, 'utf8')));

function blocksOf(...languages: readonly string[]): DocBlock[] {
  return blocks.filter((block) => languages.includes(block.language));
}

describe('blocks of data in the documentation', () => {
  test('are there', () => {
    expect(blocksOf('yaml').length).toBeGreaterThan(0);
  });

  test.each(blocksOf('yaml', 'yml'))('$file:$line is YAML', ({ text }) => {
    expect(loadAll(text).length).toBeGreaterThan(0);
  });

  const configurations = blocks.filter((block) => block.example === 'tollgate.yml');
  test.each(configurations)('$file:$line is a configuration that Tollgate takes', ({ file, text }) => {
    expect(Object.keys(parseConfig(text, file)).length).toBeGreaterThan(0);
  });

  const profiles = blocks.filter((block) => block.example === 'payments.yml');
  test.each(profiles)('$file:$line is a payment profile that Tollgate takes', ({ file, text }) => {
    expect(Object.keys(parseProfile(parseYaml(text, file).value, file).roles).length).toBeGreaterThan(0);
  });

  test('show a configuration and a profile', () => {
    expect([configurations.length > 0, profiles.length > 0]).toEqual([true, true]);
  });

  test.each(blocksOf('json'))('$file:$line is JSON', ({ text }) => {
    expect((): unknown => JSON.parse(text)).not.toThrow();
  });
});

test('pages that messages of Tollgate name are there', () => {
  const named = globSync('src/**/*.ts').flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?<![\w/])docs\/[a-z/-]+\.md/gu),
  ]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(([page]) => page).filter((page) => !existsSync(page))).toEqual([]);
});

describe('links in the documentation', () => {
  test('lead to files that exist', () => {
    const broken = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)]
        .map((link) => link[1] ?? '')
        .filter((target) => !existsSync(join(dirname(file), target)))
        .map((target) => ({ file, target })),
    );
    expect(broken).toEqual([]);
  });
});

interface Example {
  readonly place: string;
  readonly words: readonly string[];
}

// `tollgate …`, also by way of npm or npx; a line that ends in a backslash goes on.
function commandsIn({ file, line, text }: DocBlock): Example[] {
  return text
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n')
    .flatMap((row) => {
      const command = /^(?:\$ )?(?:npx (?:--yes )?|npm run -s )?tollgate(?:@\S+)?(?: --)? (?<rest>\S.*)$/u.exec(
        row,
      )?.groups;
      if (command?.['rest'] === undefined) return [];
      const words = command['rest'].replace(/\s+(?:[#|>&].*)$/u, '').split(/\s+/u);
      return [{ place: `${file}:${line}: ${row}`, words }];
    });
}

// `scan web`, `sandbox reconcile`, `sandbox webhook trigger`: commands below commands.
function depthOf([first, second]: readonly string[]): number {
  if (first === 'sandbox' && second === 'webhook') return 3;
  return ['scan', 'sandbox', 'db'].includes(first ?? '') ? 2 : 1;
}

describe('commands in the documentation', () => {
  const examples = blocksOf('sh', 'console', 'bash').flatMap(commandsIn);
  const helps = new Map<string, Promise<string>>();

  // The help of the longest run of words that is a command: `scan web`, not `scan web --target`.
  function helpOf(words: readonly string[]): Promise<string> {
    const names = words.slice(0, words.findIndex((word) => !/^[a-z]+$/u.test(word)) + 1 || words.length);
    const command = names.filter((word) => /^[a-z]+$/u.test(word)).slice(0, depthOf(names));
    const key = command.join(' ');
    const help =
      helps.get(key) ??
      runInContext([...command, '--help'], process.cwd()).then(({ exitCode, out }) => `${exitCode}\n${out}`);
    helps.set(key, help);
    return help;
  }

  test('are there', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('$place', async ({ words }) => {
    const help = await helpOf(words);
    expect(help).toMatch(/^0\n/u);
    const options = words.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*$/u, ''));
    expect(options.filter((option) => !new RegExp(`${option}(?![\\w-])`, 'u').test(help))).toEqual([]);
  });
});

test('README gives the two commands of a newcomer', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm test');
});
