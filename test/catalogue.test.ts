import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WebRule } from '../src/baseline/web-rule.ts';
import { WEB_RULES } from '../src/baseline/rules/index.ts';
import { formats } from '../src/formats/index.ts';
import { ATTACKS } from '../src/fuzz/attacks/index.ts';
import { INVARIANTS } from '../src/fuzz/exploration/invariants/index.ts';
import type { RuleDefinition } from '../src/model/rule.ts';
import { severityOfScore } from '../src/model/severity.ts';
import { rulePagePath } from '../scripts/derive/rule-page.ts';

interface Kind {
  readonly prefix: string;
  readonly files: readonly string[];
  readonly rules: readonly RuleDefinition[];
}

function filesOf(glob: string): string[] {
  return globSync(glob)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => basename(file) !== 'index.ts');
}

const kinds: readonly Kind[] = [
  {
    prefix: 'web',
    files: filesOf('src/baseline/rules/*.ts'),
    rules: WEB_RULES.map((rule: WebRule) => rule.definition),
  },
  { prefix: 'pay', files: filesOf('src/fuzz/attacks/*/*.ts'), rules: ATTACKS.map((attack) => attack.rule) },
  {
    prefix: 'pay',
    files: filesOf('src/fuzz/exploration/invariants/*.ts'),
    rules: INVARIANTS.map(({ rule }) => rule),
  },
];
const all = kinds.flatMap((kind) => kind.rules);

describe.each(kinds)('rules of $prefix/', ({ prefix, files, rules }) => {
  test('are each registered, and named as their file is', () => {
    const named = files.map((file) => `${prefix}/${basename(file, '.ts')}`);
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(named.toSorted());
    expect(rules.length).toBeGreaterThan(0);
  });
});

describe('every rule of ours', () => {
  test('has an id of its own', () => {
    expect(new Set(all.map((rule) => rule.id)).size).toBe(all.length);
  });

  test('has a page, and every page has a rule', () => {
    const pages = globSync('docs/rules/*/**/*.md').map((file) => file.replaceAll('\\', '/'));
    expect(pages.toSorted()).toEqual(all.map((rule) => rulePagePath(rule.id)).toSorted());
  });

  test.each(all)('$id says what, why and how to fix it, and refers to the standards', (rule) => {
    expect(rule.id).toMatch(/^(?:web|pay)\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u);
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(rule.cwe.length + rule.owasp.length).toBeGreaterThan(0);
    for (const text of [rule.title, rule.what, rule.why, rule.fix]) {
      expect(text.trim()).not.toBe('');
      expect(text, 'a text of the skeleton is left').not.toMatch(/^Describe /u);
    }
    expect(rule.title, 'a title is no sentence').not.toMatch(/\.$/u);
    expect(['what', 'why', 'fix'].filter((key) => !Reflect.get(rule, key).endsWith('.'))).toEqual([]);
  });

  test.each(all)('$id has a level that fits its severity', ({ level, securitySeverity }) => {
    const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', informational: 'none' } as const;
    expect(securitySeverity).toBeGreaterThanOrEqual(0);
    expect(securitySeverity).toBeLessThanOrEqual(10);
    expect(level).toBe(levels[severityOfScore(securitySeverity)]);
  });

  test.each(all)('$id has a page with the headings of all pages, in their order', ({ id }) => {
    const headings = readFileSync(rulePagePath(id), 'utf8').match(/^## .+$/gmu);
    expect(headings).toEqual([
      '## What it reports',
      '## Why it matters',
      '## How to fix it',
      '## Example',
      '## When to suppress it',
    ]);
  });
});

describe('every report format', () => {
  const folders = globSync('src/formats/*/index.ts').map((file) => basename(dirname(file)));

  test('is registered under the name of its folder', () => {
    expect(formats.map((format) => format.id).toSorted()).toEqual(folders.toSorted());
  });

  test.each(formats)('$id says what it reads', ({ title, url, versions }) => {
    expect(URL.canParse(url)).toBe(true);
    for (const text of [title, versions]) expect(text).not.toMatch(/^(?:Describe |\s*$)/u);
  });
});
