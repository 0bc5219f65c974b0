import { expect, test } from 'vitest';
import { sharedRules } from '../../src/formats/shared-rules.ts';
import type { Rule } from '../../src/model/rule.ts';

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'CVE-2031-0001',
  title: 't',
  description: 'd',
  level: 'error',
  tags: ['security'],
  ...more,
});

test('equal rules become one object, others stay their own', () => {
  const share = sharedRules();
  const first = rule();
  expect(share(first)).toBe(first);
  expect(share(rule())).toBe(first);
  const others = [
    { title: 'x' },
    { fix: 'f' },
    { securitySeverity: 5 },
    { tags: ['a'] },
    { helpUri: 'https://a.example/' },
  ];
  for (const more of others) expect(share(rule(more))).toEqual(rule(more));
});

test('stays correct when it is full', () => {
  const share = sharedRules();
  for (let index = 0; index < 20_001; index += 1) share(rule({ id: String(index) }));
  expect(share(rule({ id: '1' }))).toEqual(rule({ id: '1' }));
});
