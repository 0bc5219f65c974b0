import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/semgrep-json/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const result = (extra: object = {}, more: object = {}): object => ({
  check_id: 'javascript.lang.security.detect-eval',
  path: 'src/pay.js',
  start: { line: 3, col: 5, offset: 40 },
  end: { line: 4, col: 2, offset: 60 },
  extra: {
    message: 'Eval of $X.',
    severity: 'ERROR',
    metadata: {
      cwe: ['CWE-95: Improper neutralization'],
      confidence: 'HIGH',
      source: 'https://semgrep.dev/r/javascript.lang.security.detect-eval',
    },
    fingerprint: 'abc_0',
    lines: 'eval(x)',
    fix: 'safe(x)',
    metavars: { $X: { abstract_content: 'kept-nowhere' } },
    is_ignored: false,
    ...extra,
  },
  ...more,
});
const report = (results: unknown, more: object = {}): object => ({
  version: '1.95.0',
  results,
  errors: [],
  paths: { scanned: ['src/pay.js', 'src/b.js'] },
  ...more,
});

describe('semgrep-json', () => {
  test('makes one finding of every result', () => {
    const { items, end } = readAll(format, report([result(), result({ severity: 'INFO' })]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 2, occurrences: 2, dropped: {} },
      runs: [{ tool: { name: 'Semgrep', version: '1.95.0' }, coverage: { 'scanned files': 2 } }],
    });
    expect(items[0]?.finding).toMatchObject({
      rule: {
        id: 'semgrep/javascript.lang.security.detect-eval',
        name: 'DetectEval',
        title: 'Detect eval',
        description: 'Eval of $X.',
        helpUri: 'https://semgrep.dev/r/javascript.lang.security.detect-eval',
        tags: ['security', 'external/cwe/cwe-95'],
      },
      severity: 'high',
      message: 'Eval of $X.',
      locations: [
        {
          kind: 'file',
          uri: 'src/pay.js',
          region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 2 },
          snippet: 'eval(x)',
        },
      ],
      evidence: 'confidence: HIGH\nfix: safe(x)',
      fingerprints: { 'matchBasedId/v1': 'abc_0' },
      suppressions: [],
    });
    expect(items[1]?.finding.severity).toBe('low');
    expect(JSON.stringify(items)).not.toContain('kept-nowhere');
  });

  test('takes nosemgrep as a suppression in source', () => {
    const [item] = readAll(format, report([result({ is_ignored: true })])).items;
    expect(item?.finding.suppressions).toEqual([{ kind: 'inSource', status: 'accepted', reason: 'nosemgrep comment' }]);
  });

  test('leaves out what is only the words "requires login"', () => {
    const [item] = readAll(format, report([result({ fingerprint: 'requires login', lines: 'requires login' })])).items;
    expect(item?.finding.fingerprints).toEqual({});
    expect(item?.finding.locations[0]).not.toHaveProperty('snippet');
  });

  test('keeps no line of a finding about a secret', () => {
    const secret = result({ lines: 'key = hunter2', metadata: { cwe: 'CWE-798: Hard-coded credentials' } });
    const named = result(
      { lines: 'key = hunter2', metadata: {} },
      { check_id: 'generic.secrets.security.detected-key' },
    );
    expect(JSON.stringify(readAll(format, report([secret, named])).items)).not.toContain('hunter2');
  });

  test('reads a supply-chain finding as a package', () => {
    const [item] = readAll(
      format,
      report([
        result({
          metadata: { 'sca-vuln-database-identifier': 'CVE-2026-2222', 'sca-fix-versions': [{ lodash: '4.17.21' }] },
          sca_info: {
            reachable: false,
            dependency_match: {
              lockfile: 'package-lock.json',
              found_dependency: {
                package: 'lodash',
                version: '4.17.4',
                ecosystem: 'npm',
                transitivity: 'direct',
                line_number: 88,
              },
            },
          },
        }),
      ]),
    ).items;
    expect(item?.finding).toMatchObject({
      rule: { id: 'CVE-2026-2222' },
      aliases: ['semgrep/javascript.lang.security.detect-eval'],
      message: 'lodash@4.17.4: Eval of $X.',
    });
    expect(item?.finding.locations[0]).toEqual({
      kind: 'package',
      ecosystem: 'npm',
      name: 'lodash',
      version: '4.17.4',
      manifest: 'package-lock.json',
      line: 88,
    });
    expect(item?.finding.evidence).toContain('reachable: no\ndependency: direct\nfixed in: lodash 4.17.21');
  });

  test('names where tainted data comes from', () => {
    const place = { path: 'src/in.js', start: { line: 9, col: 1 }, end: { line: 9, col: 2 } };
    for (const trace of [
      ['CliLoc', [place, 'x']],
      ['CliCall', [[place, 'f(x)'], [], ['CliLoc', [place, 'x']]]],
    ]) {
      const [item] = readAll(format, report([result({ dataflow_trace: { taint_source: trace } })])).items;
      expect(item?.finding.evidence).toContain('taint source: src/in.js:9');
    }
  });

  test.each([
    ['an error', { level: 'error', type: 'SemgrepError', message: 'rule failed' }],
    ['time that ran out', { level: 'warn', type: 'Timeout', message: 'too long' }],
    ['memory that ran out', { level: 'warn', type: 'Out of memory', message: 'too large' }],
    ['an error without a level', { type: ['PatternParseError', ['rules', '0']], long_msg: 'bad pattern' }],
  ])('is degraded by %s', (_name, error) => {
    const { end } = readAll(format, report([result()], { errors: [error, error] }));
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(/^Semgrep failed: .+: .+ \(and 1 more\)$/u);
    expect(end.counts.raw).toBe(1);
  });

  test('a file that was parsed in part is a notice', () => {
    const error = { level: 'warn', type: ['PartialParsing', []], message: 'Syntax error at a.js:1' };
    const { end } = readAll(format, report([], { errors: [error] }));
    expect(end).toMatchObject({
      status: 'complete',
      notices: ['Semgrep warns: PartialParsing: Syntax error at a.js:1'],
    });
  });

  test('counts what was skipped', () => {
    const skipped = [{ path: 'a', reason: 'too_big' }, { path: 'b', reason: 'too_big' }, { path: 'c' }];
    const { end } = readAll(
      format,
      report([], { paths: { scanned: ['x'], skipped }, skipped_rules: [{ rule_id: 'r' }] }),
    );
    expect(end.runs[0]?.coverage).toEqual({
      'scanned files': 1,
      'skipped files': ['no reason given: 1', 'too_big: 2'],
      'skipped rules': 1,
    });
  });

  test('a report of nothing but errors is unreadable, one of nothing at all degraded', () => {
    const error = { level: 'error', type: 'SemgrepError', message: 'invalid configuration' };
    expect(readAll(format, report([], { errors: [error], paths: { scanned: [] } })).end).toMatchObject({
      status: 'unreadable',
      reason: 'Semgrep failed: SemgrepError: invalid configuration',
    });
    expect(readAll(format, report([], { paths: { scanned: [] } })).end).toMatchObject({
      status: 'degraded',
      reason: 'Semgrep scanned no file',
    });
    expect(readAll(format, { errors: [], paths: { scanned: ['a'] } }).end.status).toBe('unreadable');
  });

  test('tolerates wrong types and drops what is no result', () => {
    const odd = { check_id: 4, path: null, start: 'x', extra: { severity: 1, metadata: [], lines: 2 } };
    const { end } = readAll(format, report([odd, null, 'x', { extra: null }]));
    expect(end.counts).toEqual({ raw: 4, occurrences: 2, dropped: { 'an entry of `results` is no object': 2 } });
  });

  test('recognizes a report whose results reach beyond the head', () => {
    const text = JSON.stringify(report(Array.from({ length: 4000 }, () => result())));
    expect(text.length).toBeGreaterThan(1024 * 1024);
    expect(format.recognizes(readHead(bytesSource('report', Buffer.from(text))))).toBe(true);
    const bandit = Buffer.from('{"errors":[],"generated_at":"","metrics":{},"results":[]}');
    expect(format.recognizes(readHead(bytesSource('report', bandit)))).toBe(false);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report([result(), result()]));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
