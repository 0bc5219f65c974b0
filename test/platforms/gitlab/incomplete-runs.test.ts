import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { gitlabParts } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { gitlabSecurityReport } from '../../../src/reporters/gitlab/gitlab-security-report.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { findingOf, runOf } from '../publication.ts';
import { type FakeVulnerability, ingestReport } from './fake-vulnerabilities.ts';

const NOW = Date.parse('2026-11-21');
const OPTIONS = { schema: '15.2.1', version: '1.0.0', now: NOW, anchor: 'tollgate.yml' } as const;

/** Which vulnerabilities are still there after each of several pipelines, as GitLab tells from their reports. */
function thereAfter(...pipelines: readonly (readonly SarifRun[])[]): string[][] {
  const known: FakeVulnerability[] = [];
  return pipelines.map((runs) => {
    for (const part of gitlabParts(runs, NOW)) {
      const { kind } = part;
      if (kind === 'sarif' || part.withheld.length > 0) continue;
      ingestReport(known, [...gitlabSecurityReport({ ...part, kind }, OPTIONS)].join(''));
    }
    return known.map(({ id, gone }) => `${id} ${gone ? 'gone' : 'there'}`);
  });
}

const page = (number: number): Finding =>
  findingOf(number, { locations: [{ kind: 'url', url: `http://shop.test/${number}` }] });
const locked = (number: number): Finding =>
  findingOf(number, {
    locations: [
      { kind: 'package', ecosystem: 'npm', name: `p${number}`, version: '1.0.0', manifest: 'package-lock.json' },
    ],
  });
const web = (status: 'complete' | 'degraded' | 'unreadable', ...findings: Finding[]): SarifRun =>
  runOf({ status }, findings);
const npm = (...findings: Finding[]): SarifRun =>
  runOf({ tool: { name: 'npm audit' }, scan: 'dependencies', target: 'package-lock.json' }, findings);

test.each([
  ['a crash', [web('unreadable'), npm(locked(3))]],
  ['a timeout', [web('degraded', page(2)), npm(locked(3))]],
  ['half a report', [web('degraded', page(1)), npm(locked(3))]],
  ['a scanner that was removed', [npm(locked(3))]],
  [
    'one of two tools that crashed',
    [web('complete', page(1)), runOf({ tool: { name: 'Nuclei' }, status: 'unreadable' })],
  ],
  ['nothing', []],
])('no vulnerability changes by %s', (_what, runs) => {
  const [before, after] = thereAfter([web('complete', page(1), page(2)), npm(locked(3))], runs);
  expect(before).toHaveLength(3);
  expect(after).toEqual(before);
});

test('a vulnerability is gone after a complete run that no longer finds it', () => {
  const [, after] = thereAfter([web('complete', page(1), page(2)), npm(locked(3))], [web('complete', page(2))]);
  expect(after?.filter((line) => line.endsWith('gone'))).toHaveLength(1);
});
