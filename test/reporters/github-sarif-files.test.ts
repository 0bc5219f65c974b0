import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { RunInfo } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';
import { githubSarifFiles, type GithubFilesOptions } from '../../src/reporters/github-sarif-files.ts';
import { githubSarifText } from '../../src/reporters/github-sarif.ts';
import type { SarifRun } from '../../src/reporters/sarif.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../arbitrary-finding.ts';
import { hasMultitool, judgeSarif } from '../judge-sarif.ts';

const OPTIONS: GithubFilesOptions = { anchor: 'tollgate.yml', now: Date.parse('2026-11-21') };

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Run {
  readonly automationDetails: { readonly id: string };
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly rules: readonly {
        readonly id: string;
        readonly name?: string;
        readonly shortDescription: { readonly text: string };
        readonly fullDescription: { readonly text: string };
        readonly properties: { readonly tags: readonly string[] };
      }[];
    };
  };
  readonly results: readonly Result[];
}
interface Written {
  readonly name: string;
  readonly text: string;
  readonly complete: boolean;
  readonly runs: readonly Run[];
}

const written = (runs: readonly SarifRun[], options: GithubFilesOptions = OPTIONS): Written[] =>
  githubSarifFiles(runs, options).map(({ name, complete, pieces, categories, results }) => {
    const text = [...pieces].join('');
    const log = JSON.parse(text) as { runs: Run[] };
    expect(categories).toEqual(log.runs.map(({ automationDetails }) => automationDetails.id));
    expect(results).toBe(log.runs.reduce((sum, run) => sum + run.results.length, 0));
    return { name, text, complete, runs: log.runs };
  });

/** Every limit of GitHub and GitLab, in their own numbers. */
function checkLimits(files: readonly Written[]): void {
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  const categories = files.flatMap(({ runs }) => runs.map(({ automationDetails }) => automationDetails.id));
  // As codeql-action compares them.
  const sentinels = categories.map((category) => category.replaceAll(/\W/gu, '_').toUpperCase());
  expect(new Set(sentinels).size).toBe(categories.length);
  for (const { text, runs } of files) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000_000);
    expect(gzipSync(text, { level: 1 }).length).toBeLessThanOrEqual(10_000_000);
    expect(runs.length).toBeLessThanOrEqual(20);
    for (const { results, tool } of runs) {
      expect(results.length).toBeLessThanOrEqual(5000);
      expect(tool.driver.rules.length).toBeLessThanOrEqual(25_000);
      for (const rule of tool.driver.rules) {
        const texts = [rule.name?.length ?? 0, rule.shortDescription.text.length, rule.fullDescription.text.length];
        expect([
          rule.properties.tags.length <= 20,
          texts.every((length, at) => length <= (at === 0 ? 255 : 1024)),
        ]).toEqual([true, true]);
      }
      const wrong = results.filter(
        ({ message, locations, ruleId, ruleIndex }) =>
          message.text.length > 2048 || locations.length !== 1 || tool.driver.rules[ruleIndex]?.id !== ruleId,
      );
      expect(wrong).toEqual([]);
    }
  }
}

const hashesOf = (files: readonly Written[]): string[] =>
  files.flatMap(({ runs }) =>
    runs.flatMap(({ results }) => results.map((result) => result.partialFingerprints[FINGERPRINT_KEY] ?? '')),
  );

const hex = (number: number): string => number.toString(16).padStart(8, '0').repeat(4);
const RULES: readonly Rule[] = Array.from({ length: 300 }, (_, number) => ({
  id: `web/rule-${number}`,
  title: `Rule ${number}`,
  description: 'A description. '.repeat(90),
  level: 'error',
  securitySeverity: 8,
  tags: ['security', ...Array.from({ length: 30 }, (_item, tag) => `tag-${tag}`), 'external/cwe/cwe-79'],
}));
const findingOf = (number: number, more: Partial<Finding> = {}): Finding =>
  makeFinding({
    rule: RULES[number % RULES.length] ?? fail(),
    message: `Finding ${number} says what was seen and where it was seen`,
    severity: 'high',
    locations: [{ kind: 'url', url: `https://shop.example/path/${number}?q=1`, method: 'GET', parameter: 'q' }],
    evidence: `evidence ${number} `.repeat(10),
    fingerprints: { [FINGERPRINT_KEY]: hex(number) },
    ...more,
  });
const runOf = (findings: readonly Finding[], info: Partial<RunInfo> = {}): SarifRun => ({
  info: { tool: { name: 'OWASP ZAP' }, scan: 'web', target: 'shop', status: 'complete', rules: [], ...info },
  inputs: [],
  rules: [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()],
  findings,
});
const some = (count: number, from = 0): Finding[] =>
  Array.from({ length: count }, (_, number) => findingOf(from + number));
/** Fingerprint → category. */
function partOf(files: readonly Written[]): Map<string, string> {
  return new Map(
    files.flatMap(({ runs }) =>
      runs.flatMap(({ results, automationDetails }) =>
        results.map((result) => [result.partialFingerprints[FINGERPRINT_KEY] ?? '', automationDetails.id] as const),
      ),
    ),
  );
}
function usedCategories(count: number): string[] {
  return [...new Set(partOf(written([runOf(some(count))])).values())];
}
function fail(): never {
  throw new Error('no such rule');
}

describe('60,000 findings', () => {
  const all = some(60_000);
  const files = written([runOf(all)]);

  test('stay inside every limit, and the files together are the whole', () => {
    checkLimits(files);
    expect(files.length).toBeGreaterThan(1);
    expect(hashesOf(files).toSorted()).toEqual(all.map((_, number) => hex(number)).toSorted());
  });

  test('have categories that tell the scan, the tool, the target and the part', () => {
    const categories = files.flatMap(({ runs }) => runs.map(({ automationDetails }) => automationDetails.id));
    expect(categories.slice(0, 3)).toEqual([
      'tollgate/web/OWASP-ZAP/shop/',
      'tollgate/web/OWASP-ZAP/shop/chunk-01/',
      'tollgate/web/OWASP-ZAP/shop/chunk-02/',
    ]);
    expect(categories).toHaveLength(16);
  });
});

describe('the part that a finding is in', () => {
  test('stays when others come, go or change places', () => {
    const before = partOf(written([runOf(some(8000))]));
    const after = partOf(written([runOf([...some(400, 8000), ...some(7000, 700).toReversed()])]));
    expect(new Set(before.values()).size).toBe(2);
    for (const [hash, part] of before) if (after.has(hash)) expect(after.get(hash)).toBe(part);
  });

  test('has a category that is still written when the run has grown', () => {
    expect(usedCategories(12_000)).toEqual(expect.arrayContaining(usedCategories(7000)));
    expect(usedCategories(7000)).toEqual(expect.arrayContaining(usedCategories(3)));
  });

  test('is written empty when the run has shrunk, so that nothing stays open for ever', () => {
    const files = written([runOf(some(3))], { ...OPTIONS, chunksBefore: () => 3 });
    expect(files[0]?.runs.map(({ results }) => results.length).toSorted()).toHaveLength(4);
    expect(hashesOf(files).toSorted()).toEqual([hex(0), hex(1), hex(2)]);
  });

  test('is cut by order where thousands share one identity', () => {
    const same = Array.from({ length: 12_000 }, (_, number) =>
      findingOf(number, { fingerprints: { [FINGERPRINT_KEY]: hex(1) } }),
    );
    const files = written([runOf(same)]);
    checkLimits(files);
    const texts = files.flatMap(({ runs }) =>
      runs.flatMap(({ results }) => results.map(({ message }) => message.text)),
    );
    expect(new Set(texts).size).toBe(12_000);
  });
});

describe('files', () => {
  test.skipIf(!hasMultitool)('satisfy Microsoft’s SARIF Multitool, in parts as well', () => {
    const [file] = written([runOf(some(200))], { ...OPTIONS, chunksBefore: () => 4, lineHashOf: () => 'abc:1' });
    expect(file?.runs).toHaveLength(4);
    expect(judgeSarif(file?.text ?? '')).toEqual([]);
  });

  test('are one, with the text of the plain writer, where all fits', () => {
    const runs = [runOf(some(40)), runOf(some(5), { target: 'other' })];
    const files = written(runs);
    expect(files.map(({ name }) => name)).toEqual(['github.sarif']);
    expect(files[0]?.text).toBe([...githubSarifText(runs, OPTIONS)].join(''));
  });

  test('hold 20 runs each', () => {
    const runs = Array.from({ length: 45 }, (_, number) => runOf(some(1, number), { target: `shop-${number}` }));
    const files = written(runs);
    checkLimits(files);
    expect(files.map((file) => [file.name, file.runs.length])).toEqual([
      ['github.sarif', 20],
      ['github-02.sarif', 20],
      ['github-03.sarif', 5],
    ]);
  });

  test('keep incomplete runs apart, since GitHub refuses the file that holds one', () => {
    const runs = [runOf(some(3)), runOf(some(2, 10), { target: 'other', status: 'degraded', reason: 'half read' })];
    const files = written(runs);
    expect(files.map(({ name, complete, runs: list }) => [name, complete, list[0]?.results.length])).toEqual([
      ['github.sarif', true, 3],
      ['github-incomplete.sarif', false, 2],
    ]);
  });

  test('have a category for each of two runs that read alike, whatever their order', () => {
    const [a, b] = [runOf(some(1), { target: 'http://a' }), runOf(some(1, 5), { target: 'HTTP//a' })];
    const categories = (runs: readonly SarifRun[]): string[] =>
      written(runs).flatMap((file) => file.runs.map(({ automationDetails }) => automationDetails.id));
    expect(categories([a, b])).toEqual(categories([b, a]).toReversed());
    checkLimits(written([a, b, a]));
  });

  test('stay small where every text is endless, and lose no finding', () => {
    const noise = randomBytes(200_000).toString('base64');
    const long = (number: number): Rule => ({
      id: `${number}${noise}`,
      name: noise,
      title: noise,
      description: noise,
      fix: noise,
      helpUri: `https://example.org/${noise}`,
      level: 'error',
      tags: [noise, ...Array.from({ length: 100 }, (_, tag) => `tag-${tag}`), 'external/cwe/cwe-1'],
    });
    const findings = Array.from({ length: 60 }, (_, number) =>
      findingOf(number, {
        rule: long(number),
        message: noise,
        evidence: noise,
        aliases: [noise],
        locations: [{ kind: 'file', uri: noise.replaceAll('/', '-'), snippet: noise }],
        fingerprints: { [FINGERPRINT_KEY]: hex(number), other: noise },
      }),
    );
    const info = { tool: { name: noise, version: noise }, target: noise, status: 'degraded', reason: noise } as const;
    const files = written([runOf(findings, { ...info, coverage: { seen: noise } })]);
    checkLimits(files);
    expect(hashesOf(files).toSorted()).toEqual(findings.map((_, number) => hex(number)).toSorted());
    expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(5_000_000);
    expect(files[0]?.runs[0]?.tool.driver.rules[0]?.properties.tags).toContain('external/cwe/cwe-1');
  });

  test('are within the limits and whole for any runs', () => {
    const runs = fc.array(
      fc.uniqueArray(arbitraryRule, { minLength: 1, maxLength: 3, selector: ({ id }) => id }).chain((rules) =>
        fc.record({
          info: arbitraryRun,
          inputs: fc.constant([]),
          rules: fc.constant(rules),
          findings: fc.array(arbitraryFinding(fc.constantFrom(...rules)), { maxLength: 6 }),
        }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(runs, (list) => {
        const files = written(list);
        checkLimits(files);
        const open = list.flatMap(({ findings }) =>
          findings.filter(
            ({ kind, baselineState, suppressions }) =>
              kind === 'fail' &&
              baselineState !== 'absent' &&
              suppressions.every(({ status = 'accepted' }) => status !== 'accepted'),
          ),
        );
        expect(files.flatMap((file) => file.runs.flatMap(({ results }) => results))).toHaveLength(open.length);
      }),
      { numRuns: 60 },
    );
  });
});
