import { describe, expect, test } from 'vitest';
import { owaspPage } from '../../../scripts/derive/owasp-page.ts';
import type { RuleSource } from '../../../scripts/derive/rules.ts';
import { corsReflectedOrigin } from '../../../src/baseline/rules/cors-reflected-origin.ts';
import { OWASP_API_NAMES, OWASP_TOP_10_NAMES } from '../../../src/model/owasp-names.ts';

const { definition } = corsReflectedOrigin;
const rule = (owasp: readonly string[]): RuleSource => ({
  definition: { ...definition, owasp },
  file: 'x.ts',
  exported: 'x',
  value: {},
});
const rowsOf = (page: string): Map<string, string[]> =>
  new Map(
    page
      .split('\n')
      .filter((line) => /^\| (?:A\d\d|API\d+):20/u.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map((cells) => [cells[1] ?? '', cells]),
  );

describe('owaspPage', () => {
  const rows = rowsOf(owaspPage([{ title: 'Web rules', rules: [rule(['A02:2025', 'A09:2025', 'API8:2023'])] }]));

  test('has a row for every category of both lists', () => {
    expect([...rows.keys()]).toEqual([...Object.keys(OWASP_TOP_10_NAMES), ...Object.keys(OWASP_API_NAMES)]);
  });

  test('says of a category no more than the rules that are there, and never that it is covered', () => {
    const state = (category: string): string | undefined => rows.get(category)?.[4];
    expect([state('A02:2025'), state('API8:2023')]).toEqual(['partly', 'partly']);
    expect(state('A05:2025')).toBe('none');
    expect(state('A09:2025')).toBe('not testable from outside');
    expect([...rows.values()].map((cells) => cells[4])).not.toContain('covered');
  });

  test('names what is not seen of every category', () => {
    for (const cells of rows.values()) expect(cells[5]).not.toBe('');
  });
});
