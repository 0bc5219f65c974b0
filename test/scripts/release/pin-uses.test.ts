import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pinUses, usesOf } from '../../../scripts/release/pin-uses.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const pin = { placeholders: ['OWNER/tollgate', 'fork/gate'], repository: 'acme/gate', version: '1.2.3', sha };

describe('uses of the repository', () => {
  test.each([
    ['uses: OWNER/tollgate@v0.1.0', `uses: acme/gate@${sha} # v1.2.3`],
    ['- uses: OWNER/tollgate/actions/setup@v0.1.0 # newest', `- uses: acme/gate/actions/setup@${sha} # v1.2.3`],
    ["uses: 'OWNER/tollgate@v1'", `uses: 'acme/gate@${sha}' # v1.2.3`],
    [
      'uses: OWNER/tollgate/.github/workflows/tollgate.yml@main',
      `uses: acme/gate/.github/workflows/tollgate.yml@${sha} # v1.2.3`,
    ],
    ['uses: fork/gate/actions/setup@v0.1.0', `uses: acme/gate/actions/setup@${sha} # v1.2.3`],
    ['project: OWNER/tollgate', 'project: acme/gate'],
    ['uses: actions/checkout@v6 # v6', 'uses: actions/checkout@v6 # v6'],
    ['uses: OTHER/tollgate@v1', 'uses: OTHER/tollgate@v1'],
  ])('%s', (before, after) => {
    expect(pinUses(`      ${before}\n      with:\n`, pin)).toBe(`      ${after}\n      with:\n`);
  });

  test('stay as they are where they are pinned already', () => {
    const once = pinUses('uses: OWNER/tollgate@v0.1.0\n', { ...pin, repository: 'OWNER/tollgate' });
    expect(pinUses(once, { ...pin, repository: 'OWNER/tollgate' })).toBe(once);
  });

  test('in the committed workflow and guide are all found', () => {
    for (const file of ['.github/workflows/tollgate.yml', 'docs/github.md']) {
      const text = readFileSync(file, 'utf8');
      const mentions = text.split('\n').filter((line) => /uses: OWNER\/tollgate/u.test(line)).length;
      const pinned = usesOf(pinUses(text, pin), 'acme/gate');
      expect(mentions).toBeGreaterThan(3);
      expect(pinned).toHaveLength(mentions);
      expect(new Set(pinned.map(({ ref }) => ref))).toEqual(new Set([`${sha} # v1.2.3`]));
    }
  });
});
