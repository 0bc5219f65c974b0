import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { GithubAlert } from '../../../src/platforms/github/alerts.ts';
import { type AlertMatches, matchAlerts } from '../../../src/platforms/github/match-alerts.ts';
import { partRuns } from '../../../src/platforms/held-runs.ts';
import { findingOf, runOf } from '../publication.ts';

const CATEGORY = 'tollgate/web/ZAP/shop/';
let numbers = 0;
const alertOf = (more: Partial<GithubAlert> = {}): GithubAlert => ({
  number: (numbers += 1),
  state: 'open',
  gone: false,
  rule: 'web/csp-missing',
  category: CATEGORY,
  path: 'src/app.ts',
  line: 1,
  message: 'finding 1',
  dismissedReason: '',
  dismissedComment: '',
  dismissedBy: '',
  dismissedAt: '',
  ...more,
});
const match = (alerts: readonly GithubAlert[], ...findings: Finding[]): AlertMatches =>
  matchAlerts(alerts, partRuns([runOf({}, findings)]).complete, { anchor: 'tollgate.yml', now: 0 });
const outcome = ({ matched, ambiguous, unknown }: AlertMatches): readonly number[] => [
  matched.length,
  ambiguous.length,
  unknown.length,
];

describe('an alert shows a finding', () => {
  test('of the same category, rule, file, line and message', () => {
    expect(outcome(match([alertOf()], findingOf(1)))).toEqual([1, 0, 0]);
    for (const more of [{ category: 'tollgate/web/ZAP/other/' }, { rule: 'web/x' }, { path: 'b.ts' }, { line: 2 }])
      expect(outcome(match([alertOf(more)], findingOf(1)))).toEqual([0, 0, 1]);
  });

  test('of a part of a large run, but of no shard', () => {
    for (const part of ['chunk-01/', 'chunk-03/part-2/'])
      expect(outcome(match([alertOf({ category: CATEGORY + part })], findingOf(1)))).toEqual([1, 0, 0]);
    expect(outcome(match([alertOf({ category: `${CATEGORY}1-2/` })], findingOf(1)))).toEqual([0, 0, 1]);
  });

  test('whatever GitHub makes of blanks in a message and of signs in a path', () => {
    const path = 'src/a b#ü.ts';
    const finding = findingOf(1, {
      message: 'one\n\n  two',
      locations: [{ kind: 'file', uri: path, region: { startLine: 1 } }],
    });
    expect(outcome(match([alertOf({ path, message: 'one two ' })], finding))).toEqual([1, 0, 0]);
  });

  test('with another message only where both are alone at their place', () => {
    const there = { locations: findingOf(1).locations };
    expect(outcome(match([alertOf({ message: 'else' })], findingOf(1)))).toEqual([1, 0, 0]);
    expect(outcome(match([alertOf({ message: 'else' })], findingOf(1), findingOf(2, there)))).toEqual([0, 0, 1]);
    expect(outcome(match([alertOf({ message: 'else' }), alertOf()], findingOf(1)))).toEqual([1, 0, 1]);
  });

  test('but none where several findings or several alerts are alike', () => {
    const twin = findingOf(2, { message: 'finding 1', locations: findingOf(1).locations });
    expect(outcome(match([alertOf()], findingOf(1), twin))).toEqual([0, 1, 0]);
    expect(outcome(match([alertOf(), alertOf()], findingOf(1)))).toEqual([0, 2, 0]);
  });

  test('by its fingerprint where we dismissed it, and that finding is not looked for elsewhere', () => {
    const dismissedComment = `Accepted: x [tollgate ${findingOf(2).fingerprints['tollgate/v1'] ?? ''}]`;
    const ours = alertOf({ state: 'dismissed', dismissedComment, line: 70 });
    const twin = findingOf(2, { message: 'finding 1', locations: findingOf(1).locations });
    const { matched } = match([ours, alertOf()], findingOf(1), twin);
    expect(matched.map(({ finding, alert }) => [finding.fingerprints, alert.line])).toEqual([
      [twin.fingerprints, 70],
      [findingOf(1).fingerprints, 1],
    ]);
  });

  test('but none where it is fixed, or the finding is absent', () => {
    expect(outcome(match([alertOf({ state: 'fixed', gone: true })], findingOf(1)))).toEqual([0, 0, 0]);
    expect(outcome(match([alertOf()], findingOf(1, { baselineState: 'absent' })))).toEqual([0, 0, 1]);
  });
});
