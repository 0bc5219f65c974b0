import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { deduplicate, type Member } from '../../src/pipeline/deduplicate.ts';
import { dependencyFacts, fixFor } from '../../src/pipeline/dependency-facts.ts';
import { openEnrichment } from '../../src/pipeline/enrichment.ts';
import { readEpss } from '../../src/pipeline/intelligence/epss.ts';
import { readKev } from '../../src/pipeline/intelligence/kev.ts';
import { readLockfile } from '../../src/pipeline/read-lockfile.ts';
import { PNPM_9, PROJECT } from './lockfiles/samples.ts';
import { cvssScore } from '../../src/formats/cvss-score.ts';

function finding(name: string, more: Partial<Finding> = {}): Finding {
  return makeFinding({
    rule: { id: 'GHSA-aaaa-bbbb-cccc', title: 'A flaw', description: 'A flaw.', level: 'error', tags: [] },
    severity: 'high',
    message: 'm',
    locations: [{ kind: 'package', ecosystem: 'npm', name, manifest: 'pnpm-lock.yaml' }],
    ...more,
  });
}

const KEV = readKev(
  JSON.stringify({
    dateReleased: '2026-11-20T00:00:00Z',
    vulnerabilities: [{ cveID: 'cve-2021-44228', dateAdded: '2021-12-10', knownRansomwareCampaignUse: 'Unknown' }],
  }),
  'kev.json',
);
const tree = readLockfile('pnpm-lock.yaml', PNPM_9, PROJECT);

describe('what is known beside the reports', () => {
  test('is told under any name of the flaw, with the date of the source', () => {
    const epss = readEpss('cve,epss,percentile\nCVE-2021-44228,0.94358,0.99957\n', 'epss.csv');
    const enriched = openEnrichment({ kev: KEV, epss }).finding(
      finding('log4js', { aliases: ['CVE-2021-44228', 'CVE-2000-0001'] }),
    );
    expect(enriched.evidence).toBe(
      '[Tollgate] exploited: CVE-2021-44228 since 2021-12-10 (CISA KEV of 2026-11-20)\n[Tollgate] epss: 0.94358 (percentile 0.99957, unknown)',
    );
    expect(dependencyFacts(enriched)).toMatchObject({
      epss: 0.94358,
      ransomware: false,
      exploited: expect.stringMatching(/^CVE-2021-44228/u) as unknown,
    });
  });

  test('replaces what an earlier run said, and what a report pretends', () => {
    const pretended = finding('qs', {
      evidence: 'vulnerable: <6.7.3\n[Tollgate] scope: development transitive\n[Tollgate] exploited: no',
    });
    const enriched = openEnrichment({ kev: KEV, trees: [tree] }).finding(pretended);
    expect(dependencyFacts(enriched)).toMatchObject({ scope: 'runtime', direct: false });
    expect(dependencyFacts(enriched).exploited).toBeUndefined();
    expect(openEnrichment({ kev: KEV, trees: [tree] }).finding(enriched)).toEqual(enriched);
  });

  test('the tree tells scope, path, the lockfile’s line and that of package.json', () => {
    const enriched = openEnrichment({ trees: [tree] }).finding(finding('ms'));
    expect(enriched.evidence).toBe(
      '[Tollgate] scope: runtime transitive\n[Tollgate] path: express@4.17.1 > debug@2.6.9 > ms@2.0.0',
    );
    expect(enriched.locations).toEqual([
      {
        kind: 'package',
        ecosystem: 'npm',
        name: 'ms',
        manifest: 'pnpm-lock.yaml',
        line: PNPM_9.split('\n').findIndex((line) => line.startsWith('  ms@2.0.0')) + 1,
      },
      { kind: 'file', uri: 'package.json', region: { startLine: 5 } },
      { kind: 'file', uri: 'package.json', region: { startLine: 9 } },
    ]);
    expect(dependencyFacts(openEnrichment({ trees: [tree] }).finding(finding('mocha'))).scope).toBe('development');
  });

  test('a finding of another project, or about no package, stays as it is', () => {
    const other = finding('ms', {
      locations: [{ kind: 'package', ecosystem: 'npm', name: 'ms', manifest: 'other/package-lock.json' }],
    });
    const url = finding('x', { locations: [{ kind: 'url', url: 'http://x.example/' }] });
    const enrichment = openEnrichment({ trees: [tree], kev: KEV });
    expect([enrichment.finding(other), enrichment.finding(url)]).toEqual([other, url]);
  });

  test('the worst score of all vectors is worked out', () => {
    const evidence =
      'severity: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
    expect(dependencyFacts(openEnrichment({ scoreOf: cvssScore }).finding(finding('x', { evidence }))).cvss).toBe(10);
    const second = finding('x', { evidence: 'cvss: 9.3 (AV:N/AC:M/Au:N/C:C/I:C/A:C)' });
    expect(dependencyFacts(openEnrichment({ scoreOf: cvssScore }).finding(second)).cvss).toBe(9.3);
  });

  test('only runs of the dependency scan carry the dates', () => {
    const enrichment = openEnrichment({ kev: KEV });
    const info = { tool: { name: 'x' }, status: 'complete', rules: [], scan: 'dependencies' } as const;
    expect(enrichment.run(info).coverage).toEqual({ kevCatalogue: '2026-11-20' });
    expect(enrichment.run({ ...info, scan: 'web' }).coverage).toBeUndefined();
  });
});

function member(tool: string, evidence: string): Member {
  return { finding: finding('lodash', { evidence }), tool, rule: 'r', details: ['0'.repeat(16)] };
}

describe('the evidence of several tools', () => {
  const npm = member('npm audit', 'vulnerable: <4.17.21\nfix: update lodash to 4.17.21');
  const osv = member('OSV-Scanner', 'fixed in: 4.17.20');
  const odc = member('Dependency-Check', 'vulnerable: cpe:2.3:a:lodash:lodash < 4.17.21');

  test('stands whole, each line under its tool', () => {
    expect(deduplicate([osv, npm]).evidence).toBe(
      '[OSV-Scanner] fixed in: 4.17.20\n[npm audit] fix: update lodash to 4.17.21\n[npm audit] vulnerable: <4.17.21',
    );
    expect(fixFor(dependencyFacts(deduplicate([osv, npm, odc])), '4.17.15')).toBe('4.17.21');
  });

  test('is the same whether it is merged at once or in steps', () => {
    const whole = deduplicate([npm, osv, odc]);
    const first = deduplicate([npm, osv]);
    const { rule } = first;
    const again = deduplicate([{ finding: first, tool: 'npm audit', rule: rule.id, details: ['0'.repeat(16)] }, odc]);
    expect(again.evidence).toBe(whole.evidence);
    const alone = deduplicate([npm]);
    expect(alone.evidence).toBe(npm.finding.evidence);
    expect(
      deduplicate([{ finding: alone, tool: 'npm audit', rule: rule.id, details: ['0'.repeat(16)] }, osv, odc]).evidence,
    ).toBe(whole.evidence);
  });

  test('of one tool alone has no names', () => {
    expect(
      deduplicate([npm, { ...npm, finding: { ...npm.finding, evidence: 'vulnerable: >=3.0.0 <3.10.2' } }]).evidence,
    ).toBe('fix: update lodash to 4.17.21\nvulnerable: <4.17.21\nvulnerable: >=3.0.0 <3.10.2');
  });
});

describe('whether there is a fix', () => {
  test.each([
    ['fixed in: 4.17.21', 'yes'],
    ['patched: >=1.2.3', 'yes'],
    ['vulnerable: <2.0.0', 'yes'],
    ['fix: npm audit fix', 'yes'],
    ['fix: update a to 2.0.0 (breaking)', 'yes'],
    ['fixed in: none yet', 'no'],
    ['fix state: not-fixed', 'no'],
    ['vulnerable: >=1.0.0', 'unknown'],
  ])('%s: %s', (evidence, fix) => {
    expect(dependencyFacts(finding('x', { evidence })).fix).toBe(fix);
  });
});
