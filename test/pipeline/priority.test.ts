import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { RunInfo } from '../../src/model/report.ts';
import type { GateDecision } from '../../src/model/verdict.ts';
import { ageOf, DEFAULT_ALLOWED_AGE, overdue } from '../../src/pipeline/ageing.ts';
import type { DependencyConditions } from '../../src/pipeline/dependency-conditions.ts';
import { openGate } from '../../src/pipeline/gate.ts';
import { isAllowed } from '../../src/pipeline/licenses.ts';
import { isMalicious } from '../../src/pipeline/malicious.ts';
import { prioritize } from '../../src/pipeline/priority.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function finding(
  id: string,
  evidence: string = '',
  more: Partial<Finding> = {},
  tags: readonly string[] = [],
): Finding {
  return makeFinding({
    rule: { id, title: id, description: id, level: 'error', tags },
    severity: 'high',
    message: id,
    locations: [{ kind: 'package', ecosystem: 'npm', name: 'a', version: '1.0.0' }],
    fingerprints: { [FINGERPRINT_KEY]: id },
    evidence,
    ...more,
  });
}

const EXPLOITED = '[Tollgate] exploited: CVE-1 since 2021-12-10 (CISA KEV of 2026-11-20)';

describe('the order in which to act', () => {
  test('is malware, exploited, own rank, likely, run time, CVSS, fix, direct', () => {
    const list = [
      finding('l-last', 'fixed in: none yet'),
      finding('k-fix', 'fixed in: 2.0.0'),
      finding('j-direct', '[Tollgate] scope: runtime direct\nfixed in: 2.0.0'),
      finding('i-cvss', '[Tollgate] cvss: 8.8 (x)'),
      finding('h-development', '[Tollgate] scope: development direct\n[Tollgate] cvss: 8.9 (x)'),
      finding('g-likely', '[Tollgate] epss: 0.3 (percentile 0.9)'),
      finding('f-critical', '', { severity: 'critical' }),
      finding('e-exploited', EXPLOITED, { severity: 'low' }),
      finding('d-ransomware', EXPLOITED.replace(' (CISA', ', used by ransomware (CISA'), { severity: 'low' }),
      finding('MAL-2026-1', '', { severity: 'informational' }),
      finding('license', '', {}, ['license']),
    ];
    const order = [
      'MAL-2026-1',
      'd-ransomware',
      'e-exploited',
      'f-critical',
      'g-likely',
      'i-cvss',
      'j-direct',
      'k-fix',
      'l-last',
      'h-development',
    ];
    expect(prioritize(list, []).map((one) => one.finding.rule.id)).toEqual(order);
    expect(prioritize(list.toReversed(), []).map((one) => one.finding.rule.id)).toEqual(order);
  });

  test('says why', () => {
    const [one] = prioritize(
      [finding('CVE-1', `${EXPLOITED}\n[Tollgate] scope: runtime transitive bundled\nfixed in: 2.0.0`)],
      [],
    );
    expect(one?.reasons).toEqual([
      'exploited in the wild: CVE-1 since 2021-12-10 (CISA KEV of 2026-11-20)',
      'high: severity band, a default in place of an own ranking',
      'runtime, transitive, bundled',
      'fixed in 2.0.0',
    ]);
  });
});

describe('an own risk ranking', () => {
  const ranking = [
    { rank: 'critical', exploited: true },
    { rank: 'low', scope: 'development' },
    { rank: 'critical', severity: 'high', minEpss: 0.5 },
    { rank: 'medium', packages: ['a'], direct: true },
  ] as const;

  test.each([
    [EXPLOITED, 'critical', 'own ranking, line 1'],
    ['[Tollgate] scope: development transitive', 'low', 'own ranking, line 2'],
    ['[Tollgate] epss: 0.6 (x)', 'critical', 'own ranking, line 3'],
    ['[Tollgate] scope: runtime direct', 'medium', 'own ranking, line 4'],
    ['', 'high', 'severity band, as no line of the own ranking holds'],
  ])('%s is %s', (evidence, rank, reason) => {
    const [one] = prioritize([finding('CVE-1', evidence)], ranking);
    expect(one?.rank).toBe(rank);
    expect(one?.reasons).toContain(`${rank}: ${reason}`);
  });

  test('cannot make malware harmless', () => {
    expect(prioritize([finding('MAL-2026-1')], [{ rank: 'low' }])[0]?.rank).toBe('critical');
  });
});

function met(firstSeen: string, severity: Finding['severity']): Finding {
  return finding(`${severity}-${firstSeen}`, '', { firstSeen, severity });
}

describe('what is older than allowed', () => {
  test('is told by the day it was first met, longest overdue first', () => {
    const list = prioritize(
      [
        met('2026-10-21T12:00:00Z', 'critical'),
        met('2026-10-23T12:00:00Z', 'critical'),
        met('2020-01-01T00:00:00Z', 'high'),
      ],
      [],
    );
    expect(overdue(list, DEFAULT_ALLOWED_AGE, NOW).map(({ age, allowed }) => [age, allowed])).toEqual([[31, 30]]);
    expect(overdue(list, { critical: 1, high: 90 }, NOW).map(({ age }) => age)).toEqual([2516, 31, 29]);
  });

  test('has no age where no comparison has met it, and none below 0', () => {
    expect([ageOf(undefined, NOW), ageOf('2027-01-01', NOW), ageOf('nonsense', NOW)]).toEqual([
      undefined,
      0,
      undefined,
    ]);
  });
});

describe('malware', () => {
  test.each([
    ['an id of the malicious-packages database', finding('MAL-2022-123')],
    ['such an alias', finding('GHSA-aaaa-bbbb-cccc', '', { aliases: ['MAL-2022-123'] })],
    ['CWE-506', finding('GHSA-aaaa-bbbb-cccc', '', {}, ['external/cwe/cwe-506'])],
    ['Snyk’s word', finding('SNYK-JS-A-1', '[Snyk] malicious: yes')],
    ['GitHub’s title', { ...finding('GHSA-x'), rule: { ...finding('GHSA-x').rule, title: 'Malware in cool-logger' } }],
  ])('is told by %s', (_how, one) => {
    expect(isMalicious(one)).toBe(true);
  });

  test('is no word in a description or in an id of another kind', () => {
    expect([finding('CVE-MAL-1'), finding('X', 'analysis: malicious: yes')].map(isMalicious)).toEqual([false, false]);
  });
});

describe('conditions of the gate', () => {
  const run: RunInfo = {
    tool: { name: 'osv' },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
    coverage: { kevCatalogue: '2026-11-20' },
  };
  function decide(
    findings: readonly Finding[],
    dependencies: DependencyConditions,
    runs: readonly RunInfo[] = [run],
  ): GateDecision {
    const gate = openGate({ failOn: 'high', newOnly: false, expect: [], now: NOW, dependencies });
    for (const one of findings) gate.see(one);
    return gate.decide(runs);
  }

  test.each<[string, DependencyConditions, Finding, GateDecision['verdict']]>([
    ['only-fixed leaves out what has no fix', { onlyFixed: true }, finding('CVE-1', 'fixed in: none yet'), 'pass'],
    ['only-fixed counts what has one', { onlyFixed: true }, finding('CVE-1', 'fixed in: 2.0.0'), 'fail'],
    [
      'scope leaves out development',
      { scope: 'runtime' },
      finding('CVE-1', '[Tollgate] scope: development direct'),
      'pass',
    ],
    ['scope counts what no lockfile told', { scope: 'runtime' }, finding('CVE-1'), 'fail'],
    ['kev leaves out what nobody exploits', { kev: true }, finding('CVE-1'), 'pass'],
    [
      'kev counts what is exploited, at any severity',
      { kev: true },
      finding('CVE-1', EXPLOITED, { severity: 'low' }),
      'fail',
    ],
    [
      'conditions are not about licences',
      { kev: true, onlyFixed: true },
      finding('license', '', {}, ['license']),
      'fail',
    ],
    ['conditions are not about web pages', { kev: true }, finding('web/x', '', { locations: [] }), 'fail'],
    [
      'malware shuts it below any threshold',
      { kev: true, onlyFixed: true, scope: 'runtime' },
      finding('MAL-2026-1', '', { severity: 'informational' }),
      'fail',
    ],
  ])('%s', (_what, conditions, one, verdict) => {
    expect(decide([one], conditions).verdict).toBe(verdict);
  });

  test('what is left out is counted', () => {
    expect(decide([finding('CVE-1'), finding('CVE-2')], { kev: true, onlyFixed: true }).reasons).toContain(
      '2 findings about packages left out by kev, only-fixed',
    );
  });

  test('without a catalogue kev can tell nothing', () => {
    const { coverage: _none, ...blind } = run;
    expect(decide([], { kev: true }, [blind])).toMatchObject({ verdict: 'incomplete' });
    expect(decide([], { onlyFixed: true }, [blind])).toMatchObject({ verdict: 'pass' });
  });

  test('a file of the scanned tree cannot open it for malware, a decision with owner and end can', () => {
    const told = finding('MAL-2026-1', '', { suppressions: [{ kind: 'external', reason: 'fine' }] });
    const decided = finding('MAL-2026-1', '', {
      suppressions: [{ kind: 'external', reason: 'withdrawn', owner: 'eve', expires: '2027-01-01' }],
    });
    expect([decide([told], {}).verdict, decide([decided], {}).verdict]).toEqual(['fail', 'pass']);
  });
});

describe('licence expressions', () => {
  const allow = ['MIT', 'Apache-2.0', 'ISC'];
  test.each([
    ['MIT', true],
    ['mit', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT OR (GPL-2.0-only AND ISC)', true],
    ['Apache-2.0 WITH LLVM-exception', true],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['((((', false],
    ['MIT)', false],
  ])('%s is allowed: %s', (text, allowed) => {
    expect(isAllowed(text, { allow })).toBe(allowed);
  });

  test('a denied licence is denied in its later versions, too', () => {
    expect(
      ['GPL-2.0', 'GPL-2.0+', 'GPL-2.0-or-later', 'MIT', 'MIT OR GPL-2.0'].map((text) =>
        isAllowed(text, { deny: ['GPL-2.0'] }),
      ),
    ).toEqual([false, false, false, true, true]);
  });
});
