import { expect, test } from 'vitest';
import { changelogEntry } from '../../../scripts/release/changelog-entry.ts';

const changelog = '# Changelog\n\n## 1.10.0 – 2026-11-21\n\nNew.\n\n- one\n\n## 1.1.0\n\nOld.\n\n## 1.0.0\n';

test.each([
  ['1.10.0', 'New.\n\n- one'],
  ['1.1.0', 'Old.'],
  ['1.1', undefined],
  ['1.0.0', undefined],
  ['2.0.0', undefined],
])('what the changelog says of %s is %j', (version, entry) => {
  expect(changelogEntry(changelog, version)).toBe(entry);
});

test('a heading with which the file ends says nothing', () => {
  expect(changelogEntry('# Changelog\n\n## 1.0.0', '1.0.0')).toBe(undefined);
});
