import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Suppression } from '../../../src/model/suppression.ts';
import { type TriageGitlabPlace, triageVulnerabilities } from '../../../src/platforms/gitlab/triage-vulnerabilities.ts';
import type { PublishStep } from '../../../src/platforms/publication.ts';
import { gitlabParts } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { gitlabSecurityReport } from '../../../src/reporters/gitlab/gitlab-security-report.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { findingOf, publicationOf, RULE, runOf } from '../publication.ts';
import { type FakeVulnerabilities, fakeVulnerabilities, ingestReport } from './fake-vulnerabilities.ts';

let gitlab: FakeVulnerabilities;
beforeEach(async () => {
  gitlab = await fakeVulnerabilities();
});
afterEach(() => gitlab.close());

const NOW = Date.parse('2026-11-21');
const publish = (runs: readonly SarifRun[], more: Partial<TriageGitlabPlace> = {}, now = NOW): Promise<PublishStep[]> =>
  triageVulnerabilities(
    {
      api: gitlab.api,
      token: 'glpat-0123456789SECRET',
      tokenKind: 'private',
      project: 'group/sub/shop',
      branch: 'main',
      anchor: 'tollgate.yml',
      ...more,
    },
    publicationOf(runs, { now }),
  );

/** What a pipeline does when it has ended: GitLab reads the reports that may be written. */
const ingest = (runs: readonly SarifRun[]): void => {
  for (const part of gitlabParts(runs, NOW)) {
    const { kind } = part;
    if (kind === 'sarif' || part.withheld.length > 0) continue;
    const options = { schema: '15.2.1', version: '1.0.0', now: NOW, anchor: 'tollgate.yml' } as const;
    ingestReport(gitlab.vulnerabilities, [...gitlabSecurityReport({ ...part, kind }, options)].join(''));
  }
};

const DECISION: Suppression = {
  kind: 'external',
  status: 'accepted',
  reason: 'code not reachable: only the build uses it',
  owner: 'payments@example.com',
  expires: '2027-01-31',
};
const page = (number: number, suppressions: readonly Suppression[] = []): Finding =>
  findingOf(number, {
    locations: [{ kind: 'url', url: `http://127.0.0.1:3000/p/${number}?q=1`, method: 'GET', parameter: 'x-header' }],
    suppressions,
  });
const locked = (number: number, suppressions: readonly Suppression[] = []): Finding =>
  findingOf(number, {
    rule: { ...RULE, id: 'CVE-2026-1' },
    locations: [
      { kind: 'package', ecosystem: 'npm', name: `p${number}`, version: '1.0.0', manifest: 'package-lock.json' },
    ],
    suppressions,
  });
const web = (...findings: Finding[]): SarifRun => runOf({}, findings);
const audit = (...findings: Finding[]): SarifRun =>
  runOf({ tool: { name: 'npm audit' }, scan: 'dependencies', target: 'package-lock.json' }, findings);
const accepted = (finding: Finding): Finding => ({ ...finding, suppressions: [DECISION] });
const states = (): string[] => gitlab.vulnerabilities.map(({ state }) => state);

describe('an accepted finding', () => {
  test.each([
    ['page', web(page(1), page(2)), web(page(1), page(2, [DECISION]))],
    ['package', audit(locked(1), locked(2)), audit(locked(1), locked(2, [DECISION]))],
  ])('about a %s is dismissed with reason, owner and end, once', async (_kind, before, after) => {
    ingest([before]);
    expect(await publish([after])).toEqual([
      { what: 'decisions on vulnerabilities', state: 'published', detail: '1 dismissed, 0 detected again' },
    ]);
    expect(states()).toEqual(['DETECTED', 'DISMISSED']);
    expect(gitlab.vulnerabilities[1]).toMatchObject({ reason: 'FALSE_POSITIVE' });
    expect(gitlab.vulnerabilities[1]?.comment).toMatch(
      /^Accepted by payments@example\.com until 2027-01-31: code not reachable: .* \[tollgate 0{7}20{24}\]$/u,
    );
    ingest([after]);
    expect(await publish([after])).toMatchObject([{ state: 'unchanged' }]);
  });

  test('is detected again when its decision has ended or was withdrawn', async () => {
    ingest([web(page(1), page(2))]);
    await publish([web(page(1, [DECISION]), page(2, [DECISION]))]);
    const later = web(page(1, [DECISION]), page(2));
    expect(await publish([later])).toMatchObject([{ detail: '0 dismissed, 1 detected again' }]);
    expect(states()).toEqual(['DISMISSED', 'DETECTED']);
    await publish([later], {}, Date.parse('2027-02-01'));
    expect(states()).toEqual(['DETECTED', 'DETECTED']);
  });

  test.each([
    ['another branch', { branch: 'feature' }, 'complete'],
    ['an incomplete run', {}, 'degraded'],
  ] as const)('of %s changes nothing', async (_which, more, status) => {
    ingest([web(page(1))]);
    await publish([runOf({ status }, [page(1, [DECISION])])], more);
    expect(states()).toEqual(['DETECTED']);
  });

  test('behind a hundred others is found', async () => {
    const many = Array.from({ length: 130 }, (_, index) => page(index + 1));
    ingest([web(...many)]);
    const [, last] = /\/p\/(\d+)/u.exec(JSON.stringify(gitlab.vulnerabilities[129]?.location)) ?? [];
    const decision = Number(last);
    const decided = many.map((finding, index) => (index + 1 === decision ? page(decision, [DECISION]) : finding));
    await publish([web(...decided)], { project: '7' });
    expect(states().filter((state) => state === 'DISMISSED')).toHaveLength(1);
    expect(gitlab.vulnerabilities[129]?.state).toBe('DISMISSED');
  });
});

const nuclei = (...findings: Finding[]): SarifRun => {
  const run = runOf({ tool: { name: 'Nuclei' } }, findings);
  const { target: _target, ...info } = run.info;
  return { ...run, info };
};

test('a finding of a run without a target is dismissed too, as part of the report that it is in', async () => {
  ingest([web(page(1)), nuclei(page(2))]);
  expect(await publish([web(page(1)), nuclei(page(2, [DECISION]))])).toMatchObject([{ state: 'published' }]);
  expect(states()).toEqual(['DETECTED', 'DISMISSED']);
});

test('what a person dismissed or resolved stays so', async () => {
  ingest([web(page(1), page(2))]);
  Object.assign(gitlab.vulnerabilities[0] ?? {}, { state: 'DISMISSED', comment: 'mine', by: 'bob' });
  Object.assign(gitlab.vulnerabilities[1] ?? {}, { state: 'RESOLVED' });
  await publish([web(page(1), page(2, [DECISION]))]);
  expect(states()).toEqual(['DISMISSED', 'RESOLVED']);
});

test('what GitLab makes one of two is dismissed only when both are accepted', async () => {
  const [first, second] = [page(1), { ...page(2), locations: page(1).locations }];
  ingest([web(first, second)]);
  expect(gitlab.vulnerabilities).toHaveLength(1);
  await publish([web(first, accepted(second))]);
  expect(states()).toEqual(['DETECTED']);
  await publish([web(accepted(first), accepted(second))]);
  expect(states()).toEqual(['DISMISSED']);
});

describe('GitLab', () => {
  test('below Ultimate is left alone, and the line says why', async () => {
    gitlab.ultimate = false;
    const [step] = await publish([web(page(1, [DECISION]))]);
    expect(step).toMatchObject({ state: 'skipped' });
    expect(step?.detail).toContain('none below Ultimate');
  });

  test.each([403, 404])('that answers %i to the question for vulnerabilities is left alone', async (status) => {
    gitlab.mishaps.push({ on: 'POST', reply: { status, json: { message: 'no' } }, times: 9 });
    expect(await publish([web(page(1, [DECISION]))])).toMatchObject([{ state: 'skipped' }]);
  });

  test.each([
    [401, 'publish/token-refused'],
    [429, 'publish/rate-limited'],
    [500, 'publish/unavailable'],
  ])('that answers %i makes the step fail', async (status, code) => {
    gitlab.mishaps.push({ on: 'POST', reply: { status, json: { message: 'no glpat-0123456789SECRET' } }, times: 9 });
    const steps = await publish([web(page(1, [DECISION]))]);
    expect(steps).toMatchObject([{ state: 'failed', code }]);
    expect(JSON.stringify(steps)).not.toContain('SECRET');
  });

  test('that refuses one dismissal in the answer makes the step fail with its words', async () => {
    ingest([web(page(1))]);
    gitlab.refusal = 'no reason\n::error::given';
    const [step] = await publish([web(page(1, [DECISION]))]);
    expect(step).toMatchObject({ state: 'failed', code: 'publish/refused' });
    expect(step?.detail).toBe('vulnerability 1: GitLab says: no reason ::error::given');
  });

  test('that knows a job token only is not asked', async () => {
    expect(await publish([web(page(1, [DECISION]))], { tokenKind: 'job' })).toMatchObject([{ state: 'skipped' }]);
    expect(gitlab.seen).toEqual([]);
  });
});
