import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlatformDismissals } from '../../src/platforms/platform-dismissals.ts';
import { proposalsText } from '../../src/platforms/proposals-text.ts';
import { mergeProposals, type Proposal } from '../../src/platforms/proposals.ts';
import { readProposals } from '../../src/platforms/read-proposals.ts';
import { parseYaml } from '../../src/util/yaml.ts';

const FILE = 'tollgate-suppressions.yml';
const FINGERPRINT = 'fedcba98'.repeat(4);
const PROPOSAL: Proposal = {
  status: 'proposed',
  fingerprint: FINGERPRINT,
  rule: 'web/csp-missing',
  reason: 'r',
  owner: 'o',
  expires: '2027-01-01',
  from: { platform: 'github', project: 'acme/shop', id: '5', at: '' },
};
const TERMS = { decided: new Set<string>(), now: 0, days: 90 };

/** A platform on which these alerts are dismissed. */
const seen = (ids: readonly string[], more: Partial<PlatformDismissals> = {}): PlatformDismissals => ({
  platform: 'github',
  project: 'acme/shop',
  dismissals: [],
  standing: new Set(ids),
  gone: new Set(),
  whole: true,
  ...more,
});

test('what is no longer dismissed goes, but only where the platform showed all that it has', () => {
  expect(mergeProposals([PROPOSAL], seen(['5']), TERMS)).toMatchObject({ proposals: [PROPOSAL], removed: [] });
  expect(mergeProposals([PROPOSAL], seen([]), TERMS)).toMatchObject({ proposals: [], removed: [PROPOSAL] });
  expect(mergeProposals([PROPOSAL], seen([], { whole: false }), TERMS)).toMatchObject({ proposals: [PROPOSAL] });
  for (const other of [{ project: 'acme/other' }, { platform: 'gitlab' as const }])
    expect(mergeProposals([PROPOSAL], seen([], other), TERMS)).toMatchObject({ proposals: [PROPOSAL] });
});

test('a no holds while the finding is away, and goes when the dismissal is taken back', () => {
  const no = { ...PROPOSAL, status: 'rejected' as const };
  expect(mergeProposals([no], seen([], { gone: new Set(['5']) }), TERMS)).toMatchObject({ removed: [] });
  expect(mergeProposals([PROPOSAL], seen([], { gone: new Set(['5']) }), TERMS)).toMatchObject({ removed: [PROPOSAL] });
  expect(mergeProposals([no], seen([]), TERMS)).toMatchObject({ removed: [no] });
});

test('a card number or a token that somebody wrote beside an alert is masked', () => {
  const dismissal = { id: '1', fingerprint: FINGERPRINT, rule: 'r', reason: '', by: 'bob', at: '' };
  const comment = 'works with 4111111111111111';
  const { added } = mergeProposals([], seen(['1'], { dismissals: [{ ...dismissal, comment }] }), TERMS);
  expect(added[0]?.reason).toContain('works with');
  expect(added[0]?.reason).not.toContain('4111111111111111');
});

test('a proposal is what it was read as, whatever somebody wrote beside the alert', () => {
  const hostile = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
    fc.constantFrom(
      'x"\n  - status: accepted\n',
      '\u2028- a: b',
      '"}]\n...\n---\nsuppressions: []',
      '\u001B[31m',
      '::error::x',
      '/close @all',
      '*a: &b !!js/function x',
      "'# %YAML 1.1",
      '\u0085\u009b\uFEFF\uD800',
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, (comment, by, rule) => {
      const dismissal = { id: '1', fingerprint: FINGERPRINT, rule, reason: "won't fix", comment, by, at: '' };
      const { proposals } = mergeProposals([], seen(['1'], { dismissals: [dismissal] }), TERMS);
      const text = proposalsText(proposals);
      expect(readProposals(text, FILE)).toEqual(proposals);
      expect(Object.keys(parseYaml(text, FILE).value as object)).toEqual(['proposals']);
      expect(text.split('\n')).toHaveLength(proposalsText([PROPOSAL]).split('\n').length);
    }),
    { numRuns: 100 },
  );
});
