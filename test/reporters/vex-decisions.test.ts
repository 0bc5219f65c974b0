import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Suppression } from '../../src/model/suppression.ts';
import { vexDecisions } from '../../src/reporters/vex-decisions.ts';

const NOW = Date.parse('2026-11-21');
const rule: Rule = {
  id: 'CVE-2026-0001',
  title: 'T',
  description: 'D',
  fix: 'Update to 2.0.0.',
  level: 'error',
  tags: ['external/cwe/cwe-079'],
};
const findingOf = (suppressions: readonly Suppression[], more: Partial<Finding> = {}): Finding =>
  makeFinding({
    rule,
    message: 'm',
    severity: 'high',
    locations: [
      { kind: 'package', ecosystem: 'npm', name: '@acme/pay', version: '1.2.3', manifest: 'a/package-lock.json' },
    ],
    aliases: ['GHSA-aaaa-bbbb-cccc'],
    suppressions,
    ...more,
  });
const accepted = (reason: string, more: Partial<Suppression> = {}): Suppression => ({
  kind: 'external',
  status: 'accepted',
  reason,
  owner: 'me@acme.test',
  expires: '2027-01-31',
  ...more,
});

describe('vexDecisions', () => {
  test('names the advisory, its other ids and weaknesses, and the package', () => {
    expect(vexDecisions([findingOf([accepted('code not reachable: build only')])], NOW)).toEqual({
      decisions: [
        {
          vulnerability: 'CVE-2026-0001',
          aliases: ['GHSA-aaaa-bbbb-cccc'],
          cwes: [79],
          status: 'not_affected',
          justification: { openVex: 'vulnerable_code_not_in_execute_path', cycloneDx: 'code_not_reachable' },
          text: 'Decided by me@acme.test until 2027-01-31: code not reachable: build only.',
          purls: ['pkg:npm/%40acme/pay@1.2.3'],
        },
      ],
      withoutPackage: 0,
    });
  });

  test.each([
    ['accepted with a justification', [accepted('vulnerable_code_not_present')], 'not_affected'],
    ['a false positive', [accepted('False positive: another product')], 'not_affected'],
    ['accepted as a risk', [accepted('we live with it until the release')], 'affected'],
    ['accepted though no false positive', [accepted('this is not a false positive')], 'affected'],
    ['accepted without a reason', [{ kind: 'external' as const }], 'affected'],
    ['under review', [{ kind: 'external' as const, status: 'underReview' as const }], 'under_investigation'],
    ['expired', [accepted('code not present', { expires: '2026-01-01' })], 'under_investigation'],
    ['refused', [accepted('no', { status: 'rejected' })], 'affected'],
  ])('calls what is %s by its VEX status', (_name, suppressions, status) => {
    const [decision] = vexDecisions([findingOf(suppressions)], NOW).decisions;
    expect(decision?.status).toBe(status);
    expect(decision?.text).not.toBe('');
    expect(decision?.justification !== undefined).toBe(status === 'not_affected');
  });

  test('says what to do about what was refused', () => {
    expect(vexDecisions([findingOf([accepted('no', { status: 'rejected' })])], NOW).decisions[0]?.text).toContain(
      'Update to 2.0.0.',
    );
  });

  test('says nothing of what nobody has decided, of what is gone, and of what is no problem', () => {
    const decided = [accepted('code not present')];
    const findings = [
      findingOf([]),
      findingOf(decided, { baselineState: 'absent', rule: { ...rule, id: 'CVE-2026-0002' } }),
      findingOf(decided, { kind: 'pass', rule: { ...rule, id: 'CVE-2026-0003' } }),
    ];
    expect(vexDecisions(findings, NOW)).toEqual({ decisions: [], withoutPackage: 0 });
  });

  test('counts the decisions that are about no package', () => {
    const finding = findingOf([accepted('false positive')], { locations: [{ kind: 'url', url: 'http://a/' }] });
    expect(vexDecisions([finding, findingOf([], { locations: [] })], NOW)).toEqual({
      decisions: [],
      withoutPackage: 1,
    });
  });

  test('never claims for a package what holds for one of its places only', () => {
    const here = findingOf([accepted('code not present')]);
    const there = findingOf([], {
      locations: [{ kind: 'package', ecosystem: 'npm', name: '@acme/pay', version: '1.2.3', manifest: 'b' }],
    });
    expect(vexDecisions([here, there], NOW).decisions.map(({ status }) => status)).toEqual(['under_investigation']);
    const risk = findingOf([accepted('we live with it')]);
    expect(vexDecisions([here, there, risk], NOW).decisions.map(({ status }) => status)).toEqual(['affected']);
  });

  test('makes one decision of the same words about several packages', () => {
    const [first, second] = ['1.0.0', '2.0.0'].map((version) =>
      findingOf([accepted('code not present')], {
        locations: [{ kind: 'package', ecosystem: 'maven', name: 'org.acme:pay', version }],
      }),
    );
    expect(
      vexDecisions([second ?? findingOf([]), first ?? findingOf([])], NOW).decisions.map(({ purls }) => purls),
    ).toEqual([['pkg:maven/org.acme/pay@1.0.0', 'pkg:maven/org.acme/pay@2.0.0']]);
  });

  test('does not depend on the order of findings', () => {
    const suppression = fc.record({
      kind: fc.constant('external' as const),
      status: fc.constantFrom('accepted', 'underReview', 'rejected' as const),
      reason: fc.constantFrom('false positive', 'code not present', 'not reachable', 'risk', ''),
    });
    const finding = fc
      .record({
        id: fc.constantFrom('CVE-1', 'CVE-2'),
        name: fc.constantFrom('a', 'b'),
        suppressions: fc.array(suppression, { maxLength: 2 }),
        aliases: fc.array(fc.constantFrom('x', 'y')),
      })
      .map(({ id, name, ...more }) =>
        findingOf([], { rule: { ...rule, id }, locations: [{ kind: 'package', ecosystem: 'npm', name }], ...more }),
      );
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 8 }), (findings) => {
        expect(vexDecisions(findings.toReversed(), NOW)).toEqual(vexDecisions(findings, NOW));
      }),
    );
  });
});
