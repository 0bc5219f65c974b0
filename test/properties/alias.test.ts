import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import { ADVISORY_REPORTS, ONE_ID } from './advisory-reports.ts';
import { outputsOf, runPipeline, type PipelineOutcome } from './run-pipeline.ts';
import { smallReports } from './small-reports.ts';

const [CVE, GHSA] = ['CVE-2031-0007', 'GHSA-2222-3333-4444'];
const LEARNT: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a CVE beside the GHSA', [GHSA], [GHSA, CVE]],
  ['a CVE that becomes the own id', [GHSA], [CVE, GHSA]],
  ['a GHSA beside the CVE', [CVE], [CVE, GHSA]],
  ['a GHSA that becomes the own id', [CVE], [GHSA, CVE]],
  ['that the CVE is gone', [GHSA, CVE], [GHSA]],
];
const CASES = Object.keys(ADVISORY_REPORTS).flatMap((format) => LEARNT.map((learnt) => [format, ...learnt] as const));

const findingsOf = (outcome: PipelineOutcome): Finding[] => outcome.content.runs.flatMap(({ findings }) => findings);
const reportOf = (format: string, ids: readonly string[]): string => ADVISORY_REPORTS[format]?.(ids) ?? '';

test('every format that tells of packages is here', async () => {
  const ofPackages = new Set<string>();
  for (const { format, name, text } of smallReports) {
    const findings = findingsOf(await runPipeline([{ name, content: text }]));
    if (findings.some(({ locations: [place] }) => place?.kind === 'package')) ofPackages.add(format);
  }
  for (const format of ofPackages) expect([...Object.keys(ADVISORY_REPORTS), ...ONE_ID]).toContain(format);
});

describe('a flaw of which a scanner learns another id stays the same finding', () => {
  test.each(CASES)('%s: %s', async (format, _name, before, after) => {
    const earlier = await runPipeline([{ name: 'report', content: reportOf(format, before) }]);
    const now = await runPipeline([{ name: 'report', content: reportOf(format, after) }], earlier.baseline);
    const [old, ...others] = findingsOf(earlier);
    expect(others).toEqual([]);
    expect(findingsOf(now)).toHaveLength(1);
    expect(findingsOf(now)).toMatchObject([
      {
        baselineState: 'unchanged',
        rule: { id: old?.rule.id },
        fingerprints: { [FINGERPRINT_KEY]: old?.fingerprints[FINGERPRINT_KEY] },
      },
    ]);
  });

  test.each(Object.keys(ADVISORY_REPORTS))(
    '%s: also against the SARIF that was written, and once more',
    async (format) => {
      const written = async (ids: readonly string[], baseline?: string): Promise<string> => {
        const known =
          baseline === undefined ? undefined : (await runPipeline([{ name: 'old', content: baseline }])).baseline;
        return (
          outputsOf(await runPipeline([{ name: 'report', content: reportOf(format, ids) }], known))['tollgate.sarif'] ??
          ''
        );
      };
      const first = await written([GHSA]);
      const second = await written([CVE, GHSA], first);
      const third = await written([CVE], second);
      const states = [second, third].map((sarif) => /"baselineState":"(\w+)"/u.exec(sarif)?.[1]);
      expect(states).toEqual(['unchanged', 'unchanged']);
    },
  );
});
