import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { DETAIL_KEY, FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { FileLocation } from '../../src/model/location.ts';
import type { ReportReader, RunInfo } from '../../src/model/report.ts';
import type { BaselineFinding } from '../../src/pipeline/compare.ts';
import { normalize, type PipelineInput, type PipelineOptions } from '../../src/pipeline/index.ts';
import { fileSpool } from '../../src/util/file-spool.ts';

const rule = (id: string): Finding['rule'] => ({ id, title: id, description: id, level: 'error', tags: [] });

function input(findings: readonly Finding[], tool: string = 'tool', more: Partial<RunInfo> = {}): PipelineInput {
  const info: RunInfo = { tool: { name: tool }, scan: 'dependencies', status: 'complete', rules: [], ...more };
  function* reader(): ReportReader {
    for (const finding of findings) yield { run: 0, finding };
    const counts = { raw: findings.length, occurrences: findings.length, dropped: {} };
    return { status: info.status, runs: [info], counts, notices: [] };
  }
  return { file: `${tool}.json`, format: 'test', content: { reader: reader() } };
}

async function run(
  inputs: readonly PipelineInput[],
  options: Partial<PipelineOptions> = {},
): Promise<BaselineFinding[]> {
  const spool = fileSpool();
  try {
    const result = await normalize(inputs, {
      spool,
      now: Date.parse('2026-11-21T00:00:00Z'),
      version: '0',
      suppressions: [],
      readLine: () => undefined,
      breathe: () => Promise.resolve(),
      ...options,
    });
    return result.runs.flatMap(({ info, findings }) => [...findings()].map((finding) => ({ finding, run: info })));
  } finally {
    spool.close();
  }
}

const idsOf = (list: readonly BaselineFinding[]): (string | undefined)[] =>
  list.map(({ finding }) => finding.fingerprints[FINGERPRINT_KEY]);
const advisory = (ids: readonly [string, ...string[]], more: Partial<Finding> = {}): Finding =>
  makeFinding({
    rule: rule(ids[0]),
    aliases: ids.slice(1),
    severity: 'high',
    message: 'lodash is vulnerable',
    locations: [
      { kind: 'package', ecosystem: 'npm', name: 'lodash', version: '4.17.20', manifest: 'package-lock.json' },
    ],
    ...more,
  });

const lodashIn = (manifest: string, version: string): Finding =>
  advisory(['CVE-2021-23337'], {
    locations: [{ kind: 'package', ecosystem: 'npm', name: 'lodash', version, manifest }],
  });

describe('one flaw under many names', () => {
  test('four scanners, four ids, one finding; every source is kept and the worst severity speaks', async () => {
    const [found, ...others] = await run([
      input([advisory(['GHSA-35jh-r3h4-6jhm', 'npm/1106913'])], 'npm audit'),
      input([advisory(['CVE-2021-23337', 'SNYK-JS-LODASH-1040724'], { severity: 'medium' })], 'Snyk'),
      input([advisory(['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'], { severity: 'critical' })], 'OSV-Scanner'),
      input([advisory(['SNYK-JS-LODASH-1040724'])], 'other'),
    ]);
    expect(others).toEqual([]);
    expect(found?.finding).toMatchObject({
      rule: { id: 'CVE-2021-23337' },
      severity: 'critical',
      occurrences: 4,
      aliases: ['GHSA-35jh-r3h4-6jhm', 'SNYK-JS-LODASH-1040724', 'npm/1106913'],
      sources: [
        { tool: 'OSV-Scanner', rule: 'GHSA-35jh-r3h4-6jhm', severity: 'critical', occurrences: 1 },
        { tool: 'Snyk', rule: 'CVE-2021-23337', severity: 'medium', occurrences: 1 },
        { tool: 'npm audit', rule: 'GHSA-35jh-r3h4-6jhm', severity: 'high', occurrences: 1 },
        { tool: 'other', rule: 'SNYK-JS-LODASH-1040724', severity: 'high', occurrences: 1 },
      ],
    });
  });

  test('another package, another folder of the repository and another CVE stay findings of their own', async () => {
    const place = { kind: 'package' as const, ecosystem: 'npm', name: 'lodash', manifest: 'package-lock.json' };
    const list = await run([
      input([
        advisory(['CVE-2021-23337']),
        advisory(['CVE-2021-23337'], { locations: [{ ...place, name: 'lodash-es' }] }),
        advisory(['CVE-2021-23337'], { locations: [{ ...place, manifest: 'shop/package-lock.json' }] }),
        advisory(['CVE-2020-8203']),
        advisory(['SNYK-1', 'CVE-2020-8203', 'CVE-2021-23337']),
      ]),
    ]);
    expect(list).toHaveLength(4);
    expect(new Set(idsOf(list)).size).toBe(4);
  });

  test('a new version, another lockfile name and an absolute path of some machine change nothing', async () => {
    const keys = await Promise.all(
      [
        lodashIn('package-lock.json', '4.17.20'),
        lodashIn('./package.json', '4.17.19'),
        lodashIn('/home/x/app/yarn.lock', '4.17.20'),
      ].map(async (finding) => idsOf(await run([input([finding])]))),
    );
    expect(new Set(keys.flat()).size).toBe(1);
  });

  test('a package of an operating system belongs to its image', async () => {
    const os = advisory(['CVE-2021-1'], { locations: [{ kind: 'package', ecosystem: 'deb', name: 'openssl' }] });
    const list = await run([input([os], 'Trivy', { target: 'a:1' }), input([os], 'Trivy', { target: 'b:1' })]);
    expect(list).toHaveLength(2);
  });

  test('learning an alias changes no rule id, no fingerprint and no state', async () => {
    const id = fc.constantFrom('CVE-2021-23337', 'GHSA-35jh-r3h4-6jhm', 'SNYK-JS-LODASH-1', 'npm/1', 'OSV-1');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), fc.nat(4), async (ids, cut) => {
        const known = ids.slice(0, Math.max(1, cut));
        const [first = 'x', ...rest] = known;
        const before = await run([input([advisory([first, ...rest])])]);
        // Tomorrow the advisory may be listed under the new id, with the old ones as aliases.
        const [next = 'x', ...others] = ids.toReversed();
        const after = await run([input([advisory([next, ...others])])], { baseline: before });
        expect(after.map(({ finding }) => [finding.baselineState, finding.rule.id])).toEqual([
          ['unchanged', before[0]?.finding.rule.id],
        ]);
        expect(idsOf(after)).toEqual(idsOf(before));
        // And the day after, compared with tomorrow's SARIF.
        const later = await run([input([advisory([next, ...others])])], { baseline: after });
        expect(later.map(({ finding }) => finding.baselineState)).toEqual(['unchanged']);
        expect(idsOf(later)).toEqual(idsOf(before));
      }),
      { numRuns: 60 },
    );
  });
});

const found = (): Finding => advisory(['CVE-2021-23337', 'SNYK-JS-LODASH-1']);

describe('decisions about packages', () => {
  const entry = { rule: 'SNYK-JS-LODASH-1', reason: 'not reachable' };
  const suppressed = async (more: object): Promise<number | undefined> =>
    (await run([input([found()])], { suppressions: [{ ...entry, ...more }] })).find(
      ({ finding }) => finding.rule.id === 'CVE-2021-23337',
    )?.finding.suppressions.length;

  test.each([
    [{}, 1],
    [{ package: 'lodash' }, 1],
    [{ package: 'lodash@4.17.20' }, 1],
    [{ package: 'pkg:npm/lodash@4.17.20' }, 1],
    [{ package: 'pkg:npm/lodash' }, 1],
    [{ package: 'lodash@4.17.21' }, 0],
    [{ package: 'pkg:pypi/lodash' }, 0],
    [{ expires: '2026-01-01' }, 0],
    [{ rule: 'SNYK-JS-LODASH-2' }, 0],
  ])('%j: %i', async (more, count) => {
    expect(await suppressed(more)).toBe(count);
  });
});

const code = (line: number, more: Partial<FileLocation> = {}, extra: Partial<Finding> = {}): Finding =>
  makeFinding({
    rule: rule('semgrep/x'),
    severity: 'high',
    message: 'bad call',
    locations: [{ kind: 'file', uri: 'src/a.ts', region: { startLine: line }, snippet: '  eval(input);', ...more }],
    ...extra,
  });

const bare = (line: number): Finding =>
  makeFinding({ ...code(line), locations: [{ kind: 'file', uri: 'src/a.ts', region: { startLine: line } }] });

const lines = (text: string) => ({
  readLine: (uri: string, line: number) => (uri === 'src/a.ts' ? text.split('\n')[line - 1] : undefined),
});

const hashed = (line: number, hash: string): Finding =>
  code(line, {}, { fingerprints: { primaryLocationLineHash: hash } });

describe('code', () => {
  test('keeps its identity when lines are put above it and its indentation changes', async () => {
    const before = idsOf(await run([input([code(10)])]));
    expect(idsOf(await run([input([code(57, { snippet: 'eval(input);\n' })])]))).toEqual(before);
    expect(idsOf(await run([input([code(10, { uri: './src/a.ts' })])]))).toEqual(before);
    expect(idsOf(await run([input([code(10, { snippet: 'eval(other);' })])]))).not.toEqual(before);
    expect(idsOf(await run([input([code(10, { uri: 'src/b.ts' })])]))).not.toEqual(before);
  });

  test('the same code at three lines is three findings, numbered from the top', async () => {
    const list = await run([input([code(30), code(10), code(20), code(10)])]);
    expect(list).toHaveLength(3);
    const shifted = await run([input([code(11), code(21), code(31)])]);
    expect(idsOf(shifted)).toEqual(idsOf(list));
  });

  test('takes the context from the source where the report shows none, and GitHub’s hash before both', async () => {
    const before = idsOf(await run([input([bare(1)])], lines('eval(input);')));
    expect(idsOf(await run([input([bare(3)])], lines('\n\neval(input);')))).toEqual(before);
    expect(idsOf(await run([input([hashed(1, 'abc:1')])]))).toEqual(idsOf(await run([input([hashed(9, 'abc:2')])])));
    expect(idsOf(await run([input([hashed(1, 'abc:1')])]))).not.toEqual(
      idsOf(await run([input([hashed(1, 'abd:1')])])),
    );
  });
});

const web = (url: string, more: Partial<Finding> = {}, parameter?: string): Finding =>
  makeFinding({
    rule: rule('zap/10038-1'),
    severity: 'medium',
    message: 'no CSP',
    locations: [{ kind: 'url', method: 'GET', url, ...(parameter !== undefined && { parameter }) }],
    ...more,
  });

describe('the web', () => {
  test('a flaw of the whole site is one, however its pages are sampled; what was merged can be audited', async () => {
    const site = { scope: 'site' as const };
    const [first, ...others] = await run([input([web('http://a/x', site), web('http://a/y', site)])]);
    expect(others).toEqual([]);
    expect(first?.finding.fingerprints[DETAIL_KEY]?.split(',')).toHaveLength(2);
    expect(idsOf(await run([input([web('http://a/z', site)])]))).toEqual(idsOf(first === undefined ? [] : [first]));
    expect(await run([input([web('http://a/x', site, 'a'), web('http://a/x', site, 'b')])])).toHaveLength(2);
  });

  test('payloads, query values, fragments and ports of loopback change nothing; routes do', async () => {
    const same = ['http://127.0.0.1:3000/x?id=1', 'http://127.0.0.1:4000/x?id=%27%20or%201#top'];
    expect(await run([input(same.map((url) => web(url)))])).toHaveLength(1);
    expect(
      await run([input([web('http://a/x?id=1'), web('http://a/x?other=1'), web('http://a/y?id=1')])]),
    ).toHaveLength(3);
  });
});

describe('comparison', () => {
  test('carries on when a finding was first met', async () => {
    const first = await run([input([advisory(['CVE-2021-1'])])], { baseline: [], now: Date.parse('2026-01-05') });
    expect(first[0]?.finding).toMatchObject({ baselineState: 'new', firstSeen: '2026-01-05T00:00:00.000Z' });
    const second = await run([input([advisory(['CVE-2021-1'])])], { baseline: first, now: Date.parse('2026-02-05') });
    expect(second[0]?.finding).toMatchObject({ baselineState: 'unchanged', firstSeen: '2026-01-05T00:00:00.000Z' });
  });

  test('says absent only where every tool that reported it ran completely', async () => {
    const both = [input([advisory(['CVE-2021-1'])], 'Snyk'), input([advisory(['CVE-2021-1'])], 'Trivy')];
    const baseline = await run(both);
    const state = async (inputs: PipelineInput[]): Promise<(string | undefined)[]> =>
      (await run(inputs, { baseline })).map(({ finding }) => finding.baselineState);
    expect(await state([input([], 'Snyk'), input([], 'Trivy')])).toEqual(['absent']);
    expect(await state([input([], 'Snyk')])).toEqual([]);
    expect(await state([input([], 'Snyk'), input([], 'Trivy', { status: 'degraded', reason: 'no database' })])).toEqual(
      [],
    );
    expect(await state([input([], 'Snyk'), input([advisory(['CVE-2021-1'])], 'Trivy')])).toEqual(['unchanged']);
  });
});
