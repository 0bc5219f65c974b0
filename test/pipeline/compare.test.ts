import { expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { RunInfo } from '../../src/model/report.ts';
import { openComparison } from '../../src/pipeline/compare.ts';

const run = (tool: string, target: string, more: Partial<RunInfo> = {}): RunInfo => ({
  tool: { name: tool },
  scan: 'dependencies',
  target,
  status: 'complete',
  rules: [],
  ...more,
});
const npm = run('npm audit', 'package-lock.json');
const osv = run('OSV-Scanner', '.');
const source = (tool: string): { tool: string; rule: string; severity: 'high'; occurrences: number } => ({
  tool,
  rule: 'r',
  severity: 'high',
  occurrences: 1,
});
const finding = makeFinding({
  rule: { id: 'CVE-2026-1', title: 'x', description: 'x', level: 'error', tags: [] },
  severity: 'high',
  message: 'm',
  sources: [source('npm audit'), source('OSV-Scanner')],
  fingerprints: { [FINGERPRINT_KEY]: 'f' },
});

// Two tools found it, and each names the target of the scan in its own way.
test.each<[string, readonly RunInfo[], number]>([
  ['both ran completely', [npm, osv], 1],
  ['one is incomplete', [npm, { ...osv, status: 'degraded' }], 0],
  ['one did not run', [npm], 0],
  ['one looked elsewhere', [npm, { ...osv, target: 'other' }], 0],
])('a finding of two tools is absent only where both looked again: %s', (_what, runs, gone) => {
  const comparison = openComparison([{ finding, run: npm }], new Set(), runs, 0, [npm, osv]);
  expect(comparison.absent(npm)).toHaveLength(gone);
});

const state = (
  before: Partial<Finding>,
  now: Partial<Finding>,
): { readonly baselineState?: string; readonly firstSeen?: string } => {
  const comparison = openComparison([{ finding: { ...finding, ...before }, run: npm }], new Set(), [npm], 0);
  const { baselineState, firstSeen } = comparison.apply({ ...finding, ...now }, ['f']);
  return { ...(baselineState !== undefined && { baselineState }), ...(firstSeen !== undefined && { firstSeen }) };
};
const accepted = { suppressions: [{ kind: 'external' as const, expires: '2027-01-01' }] };
const EPOCH = '1970-01-01T00:00:00.000Z';

test('what was adopted is met anew when it gets worse or is accepted no more, and only then', () => {
  expect(state({}, {})).toEqual({ baselineState: 'unchanged' });
  expect(state({}, { severity: 'low' })).toEqual({ baselineState: 'updated' });
  expect(state({}, { severity: 'critical' })).toEqual({ baselineState: 'updated', firstSeen: EPOCH });
  expect(state(accepted, {})).toEqual({ baselineState: 'updated', firstSeen: EPOCH });
  expect(state(accepted, accepted)).toEqual({ baselineState: 'unchanged' });
  const firstSeen = '2026-01-01T00:00:00.000Z';
  expect(state({ firstSeen }, { severity: 'critical' })).toEqual({ baselineState: 'updated', firstSeen });
});

test('what a report itself calls gone is not new, and not told twice', () => {
  const gone: Finding = { ...finding, baselineState: 'absent' };
  for (const earlier of [[], [{ finding, run: npm }]]) {
    const comparison = openComparison(earlier, new Set(), [npm, osv], 0, [npm, osv]);
    expect(comparison.apply(gone, ['f'])).toEqual(gone);
    expect(comparison.absent(npm)).toEqual([]);
  }
});
