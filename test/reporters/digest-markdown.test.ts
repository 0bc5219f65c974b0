import { expect, test } from 'vitest';
import type { Digest, DigestEntry } from '../../src/reporters/digest.ts';
import { toDigestMarkdown } from '../../src/reporters/digest-markdown.ts';

const entry = (rule: string): DigestEntry => ({
  fingerprint: rule,
  rule,
  title: 'A <b>flaw</b> | @everyone',
  place: 'lodash@4.17.15 in package-lock.json:7',
  severity: 'high',
  rank: 'critical',
  reasons: ['exploited in the wild: CVE-1'],
});
const digest: Digest = {
  schema: 'tollgate/digest/1',
  at: '2026-11-21T12:00:00.000Z',
  verdict: { verdict: 'fail', reasons: ['1 finding'] },
  firstRun: false,
  sources: [{ name: 'CISA KEV catalogue', date: '2026-11-20' }],
  open: 1,
  malicious: [],
  exploited: [entry('CVE-1')],
  new: [entry('CVE-1')],
  fixed: [entry('CVE-2')],
  overdue: [{ ...entry('CVE-1'), age: 40, allowed: 30 }],
  ranked: [entry('CVE-1')],
  plan: [
    {
      package: 'lodash',
      from: ['4.17.15'],
      to: '4.17.21',
      kind: 'upgrade',
      breaking: true,
      folder: 'packages/shop',
      commands: ['npm install @scope/lodash@4.17.21'],
      edits: [],
      removes: ['CVE-1'],
    },
  ],
  unfixed: [{ rule: 'CVE-3', package: 'left-pad', reason: 'no source names a fixed version' }],
  policy: [],
};

test('says everything that a team needs, with commands that can be copied', () => {
  const text = toDigestMarkdown(digest);
  expect(text).toContain('## Dependencies: ❌ fail');
  expect(text).toContain('1 open · 1 new · 1 fixed since last time · 1 exploited · 1 overdue · 1 change removes 1');
  expect(text).toContain('```sh\n(cd packages/shop && npm install @scope/lodash@4.17.21)\n```');
  expect(text).toContain('open for 40 days, 30 allowed');
  expect(text).toContain('**(breaking)**');
  expect(text).toContain('no source names a fixed version');
  expect(text).toContain('CISA KEV catalogue: 2026-11-20');
});

test('shows hostile text literally, in headings, lists and code', () => {
  const [change] = digest.plan;
  const plan = change === undefined ? [] : [{ ...change, commands: ['npm install `id`\n```\n# hello'], folder: '' }];
  const text = toDigestMarkdown({ ...digest, plan });
  expect(text).not.toMatch(/<b>|@everyone|^# hello/mu);
  expect(text).not.toContain('```');
});

test('a first run calls nothing new or fixed', () => {
  const text = toDigestMarkdown({ ...digest, firstRun: true });
  expect(text).toContain('first run, so there is nothing to compare with yet');
  expect(text).not.toMatch(/since last time/u);
});

test('fits a comment, however much was found', () => {
  const many = Array.from({ length: 20_000 }, (_none, index) => entry(`CVE-2026-${index}`));
  const text = toDigestMarkdown({ ...digest, ranked: many, new: many, exploited: many });
  expect(new TextEncoder().encode(text).length).toBeLessThan(65_000);
  expect(text).toContain('and 19975 more');
});
