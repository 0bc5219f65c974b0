import { expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
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
