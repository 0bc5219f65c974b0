import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { ReportReader, RunInfo } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';
import { normalize, type Normalized, type PipelineInput, type PipelineOptions } from '../../src/pipeline/index.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { fileSpool } from '../../src/util/file-spool.ts';
import { arbitraryFinding, arbitraryRule } from '../arbitrary-finding.ts';

const rule: Rule = { id: 'web/x', title: 'X', description: 'An x.', level: 'error', tags: ['external/cwe/cwe-693'] };
const at = (url: string, more: Partial<Finding> = {}): Finding =>
  makeFinding({ rule, message: 'm', severity: 'high', locations: [{ kind: 'url', method: 'GET', url }], ...more });

function* reader(findings: readonly Finding[], info: Partial<RunInfo> = {}): ReportReader {
  for (const finding of findings) yield { run: 0, finding };
  const end: RunInfo = {
    tool: { name: 'tool' },
    scan: 'web',
    target: 'http://a',
    status: 'complete',
    rules: [],
    ...info,
  };
  return {
    status: end.status,
    runs: [end],
    counts: { raw: findings.length, occurrences: findings.length, dropped: {} },
    notices: [],
  };
}

const input = (findings: readonly Finding[], info: Partial<RunInfo> = {}, file = 'a.json'): PipelineInput => ({
  file,
  format: 'test',
  content: { reader: reader(findings, info) },
});

interface Written {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly result: Normalized;
}

async function run(inputs: readonly PipelineInput[], options: Partial<PipelineOptions> = {}): Promise<Written> {
  const spool = fileSpool();
  try {
    const settings = {
      now: Date.parse('2026-11-21'),
      version: '0',
      suppressions: [],
      readLine: () => undefined,
      breathe: () => Promise.resolve(),
    };
    const result = await normalize(inputs, { spool, ...settings, ...options });
    const findings: Finding[] = [];
    const runs = result.runs.map((part) => {
      const list = [...part.findings()];
      findings.push(...list);
      return { ...part, findings: list };
    });
    return { text: [...sarifText(runs)].join(''), findings, result };
  } finally {
    spool.close();
  }
}

describe('normalize', () => {
  test('one finding at one place, however often and in whatever file it was reported', async () => {
    const { findings, result } = await run([
      input([at('http://a/x?id=1'), at('http://a/x?id=2#top', { severity: 'critical', aliases: ['zap/1'] })]),
      input([at('http://a/x?id=3', { evidence: 'seen' })], {}, 'b.json'),
    ]);
    expect(findings).toMatchObject([{ occurrences: 3, severity: 'critical', aliases: ['zap/1'], evidence: 'seen' }]);
    expect(findings[0]?.locations).toHaveLength(3);
    expect(result.statistics()).toMatchObject({
      findings: 1,
      inputs: [
        { file: 'a.json', raw: 2, occurrences: 2, findings: 1 },
        { file: 'b.json', raw: 1, occurrences: 1, findings: 1 },
      ],
    });
  });

  test('the same rule on another path, parameter, method or target is another finding', async () => {
    const here = at('http://a/x');
    const parameter = { locations: [{ kind: 'url' as const, method: 'GET', url: 'http://a/x', parameter: 'q' }] };
    const method = { locations: [{ kind: 'url' as const, method: 'POST', url: 'http://a/x' }] };
    const { findings } = await run([
      input([here, at('http://a/y'), at('http://a/x', parameter), at('http://a/x', method)]),
      input([here], { target: 'http://b' }),
    ]);
    expect(findings).toHaveLength(5);
    expect(new Set(findings.map((finding) => finding.fingerprints[FINGERPRINT_KEY])).size).toBe(5);
  });

  test('order of items and of inputs changes no byte', async () => {
    const rules = fc.uniqueArray(arbitraryRule, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
    const lists = rules.chain((list) => fc.array(arbitraryFinding(fc.constantFrom(...list)), { maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(
        lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        async ([list, shuffled]) => {
          expect((await run([input(shuffled)])).text).toBe((await run([input(list)])).text);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('no card number and no secret gets through any field', async () => {
    const secret = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
    const dirty = `card 4242 4242 4242 4242 key ${secret}`;
    const { text } = await run([
      input(
        [
          makeFinding({
            rule: { ...rule, title: dirty, description: dirty, fix: dirty, tags: [dirty] },
            message: dirty,
            severity: 'low',
            evidence: dirty,
            aliases: [dirty],
            locations: [{ kind: 'file', uri: dirty }],
            fingerprints: { other: dirty },
            suppressions: [{ kind: 'external', status: 'underReview', reason: dirty, owner: dirty }],
          }),
        ],
        {
          target: dirty,
          reason: dirty,
          coverage: { seen: dirty, list: [dirty] },
          rules: [{ ...rule, id: 'web/y', title: dirty }],
        },
      ),
    ]);
    expect(text).not.toContain('4242 4242');
    expect(text).not.toContain(secret);
    expect(text).toContain('424242******4242');
  });

  test('a fingerprint that a report claims to be ours is not believed', async () => {
    const claim = { fingerprints: { [FINGERPRINT_KEY]: '0'.repeat(32) } };
    const { findings } = await run([input([at('http://a/x', claim), at('http://a/y', claim)])]);
    expect(findings).toHaveLength(2);
  });

  test('an unreadable input is a run of Tollgate that failed, and the others are kept', async () => {
    const { result, findings } = await run([
      { file: 'bad.json', format: null, content: { unreadable: 'no JSON' } },
      input([at('http://a/x')]),
    ]);
    expect(findings).toHaveLength(1);
    expect(result.statistics().inputs).toMatchObject([
      { file: 'bad.json', status: 'unreadable', raw: 0, reason: 'no JSON' },
      { raw: 1 },
    ]);
    expect(result.runs.map(({ info }) => info)).toContainEqual({
      tool: { name: 'Tollgate', version: '0' },
      status: 'unreadable',
      reason: 'bad.json: no JSON',
      rules: [],
    });
  });

  test('adds the OWASP category of the CWE to a rule that names none', async () => {
    const { findings } = await run([input([at('http://a/x')])]);
    expect(findings[0]?.rule.tags).toEqual(['external/cwe/cwe-693', 'external/owasp/A06:2025']);
  });
});

describe('suppressions', () => {
  const entry = { rule: 'web/x', reason: 'accepted by the board', owner: 'security', expires: '2026-11-21' };

  test('are kept on the finding with reason, owner and expiry, to the end of their last day', async () => {
    const now = Date.parse('2026-11-21T23:00:00Z');
    const { findings, result } = await run([input([at('http://a/x')])], { suppressions: [entry], now });
    expect(findings[0]?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        reason: 'accepted by the board',
        owner: 'security',
        expires: '2026-11-21',
      },
    ]);
    expect(result.statistics().inputs[0]?.suppressed).toBe(1);
    expect(result.notices()).toEqual([]);
  });

  test('no longer hold when expired, and are findings themselves', async () => {
    const now = Date.parse('2026-11-22T00:00:00Z');
    const { findings } = await run([input([at('http://a/x')])], { suppressions: [entry], now });
    expect(findings).toMatchObject([
      { rule: { id: 'web/x' }, suppressions: [] },
      {
        rule: { id: 'tollgate/suppression-expired' },
        severity: 'medium',
        message: expect.stringContaining('expired on 2026-11-21'),
      },
    ]);
  });

  test('that meet no finding are findings themselves, in the last run', async () => {
    const { findings, result } = await run([input([])], {
      suppressions: [{ ...entry, rule: 'web/other', origin: 'ci/tollgate.yml' }],
    });
    expect(findings).toMatchObject([
      {
        rule: { id: 'tollgate/suppression-unused' },
        severity: 'low',
        locations: [{ kind: 'file', uri: 'ci/tollgate.yml' }],
      },
    ]);
    expect(result.runs.at(-1)?.info).toMatchObject({ tool: { name: 'Tollgate' }, status: 'complete' });
  });

  test('need every member of a merged finding', async () => {
    const accepted = { suppressions: [{ kind: 'external' as const, status: 'accepted' as const }] };
    const { findings } = await run([input([at('http://a/x', accepted), at('http://a/x')])]);
    expect(findings[0]?.suppressions).toEqual([]);
  });
});

const baselineOf = async (
  findings: readonly Finding[],
  info: Partial<RunInfo> = {},
): Promise<NonNullable<PipelineOptions['baseline']>> => {
  const before = await run([input(findings, info)]);
  return before.findings.map((finding) => ({
    finding,
    run: before.result.runs[0]?.info ?? { tool: { name: '' }, status: 'complete', rules: [] },
  }));
};

describe('comparison with a baseline', () => {
  test('tells new, unchanged, updated and absent apart', async () => {
    const baseline = await baselineOf([
      at('http://a/same'),
      at('http://a/worse', { severity: 'low' }),
      at('http://a/gone'),
    ]);
    const { findings } = await run([input([at('http://a/same'), at('http://a/worse'), at('http://a/new')])], {
      baseline,
    });
    const states = Object.fromEntries(
      findings.map(({ locations: [place], baselineState }) => [place?.kind === 'url' ? place.url : '', baselineState]),
    );
    expect(states).toEqual({
      'http://a/same': 'unchanged',
      'http://a/worse': 'updated',
      'http://a/new': 'new',
      'http://a/gone': 'absent',
    });
  });

  test.each([
    ['did not run completely', { status: 'degraded' as const, reason: 'timeout' }],
    ['ran on another target', { target: 'http://b' }],
    ['was another tool', { tool: { name: 'other' } }],
  ])('says absent of nothing where the tool %s', async (_name, info) => {
    const baseline = await baselineOf([at('http://a/gone')]);
    const { findings } = await run([input([], info)], { baseline });
    expect(findings).toEqual([]);
  });
});
