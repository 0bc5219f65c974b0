import { describe, expect, test } from 'vitest';
import { misconfiguration, only, report, result, vulnerability } from './fixtures.ts';

describe('item-finding', () => {
  test.each([
    ['not_affected', 'accepted', 'not_affected: unreachable (vex.json)'],
    ['ignored', 'accepted', 'ignored: unreachable (vex.json)'],
    ['fixed', 'accepted', 'fixed: unreachable (vex.json)'],
    ['under_investigation', 'underReview', 'under_investigation: unreachable (vex.json)'],
  ])('a modified finding of status %s is suppressed as %s', (status, expected, reason) => {
    const modified = {
      Type: 'vulnerability',
      Status: status,
      Statement: 'unreachable',
      Source: 'vex.json',
      Finding: vulnerability(),
    };
    const finding = only(report([result({ Vulnerabilities: null, ExperimentalModifiedFindings: [modified] })]));
    expect(finding.rule.id).toBe('CVE-2031-0001');
    expect(finding.suppressions).toEqual([{ kind: 'external', status: expected, reason }]);
  });

  test('a modified finding whose status is no decision stays open', () => {
    const modified = { Type: 'misconfiguration', Status: 'affected', Finding: misconfiguration() };
    const finding = only(report([result({ Vulnerabilities: [], ExperimentalModifiedFindings: [modified] })]));
    expect(finding.rule.id).toBe('trivy/DS-0002');
    expect(finding.suppressions).toEqual([]);
  });
});
