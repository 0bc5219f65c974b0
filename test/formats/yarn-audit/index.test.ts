import { describe, expect, test } from 'vitest';
import { readHead } from '../../../src/formats/read-head.ts';
import { format } from '../../../src/formats/yarn-audit/index.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const advisory = (more: object = {}): object => ({
  findings: [
    { version: '1.0.0', paths: ['left-basket'] },
    { version: '1.0.1', paths: ['shop>left-basket'] },
  ],
  id: 4711,
  module_name: 'left-basket',
  title: 'Price can be negative',
  severity: 'high',
  cves: ['CVE-2030-1234'],
  github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
  cwe: 'CWE-20',
  vulnerable_versions: '<1.0.2',
  patched_versions: '>=1.0.2',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  ...more,
});
const line = (path: string, more: object = {}): string =>
  JSON.stringify({ type: 'auditAdvisory', data: { resolution: { id: 4711, path }, advisory: advisory(more) } });
const summary = (high: number): string =>
  JSON.stringify({
    type: 'auditSummary',
    data: { vulnerabilities: { info: 0, low: 0, moderate: 0, high, critical: 0 } },
  });
const lines = (...texts: string[]): string => texts.map((text) => `${text}\n`).join('');
const berry = (more: object = {}): string =>
  JSON.stringify({
    value: 'Left-Basket',
    children: {
      ID: 4711,
      Issue: 'Price can be negative',
      URL: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
      Severity: 'moderate',
      'Vulnerable Versions': '<1.0.2',
      'Tree Versions': ['1.0.0', '1.0.1'],
      Dependents: ['shop@workspace:.'],
      ...more,
    },
  });
const recognizes = (text: string): boolean => format.recognizes(readHead(bytesSource('r', Buffer.from(text))));

describe('yarn-audit of yarn 1', () => {
  test('makes a finding of every advisory line, with the version at its path', () => {
    const text = lines(
      '{"type":"warning","data":"no licence"}',
      line('left-basket'),
      line('shop>left-basket'),
      summary(2),
    );
    const { items, end } = readAll(format, text);
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 2, occurrences: 2, dropped: {} },
      runs: [{ tool: { name: 'yarn audit' }, scan: 'dependencies' }],
    });
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: { id: 'CVE-2030-1234', tags: ['security', 'external/cwe/cwe-20'] },
        severity: 'high',
        message: 'left-basket@1.0.0: Price can be negative',
        locations: [
          { kind: 'package', ecosystem: 'npm', name: 'left-basket', version: '1.0.0', manifest: 'yarn.lock' },
        ],
        aliases: ['GHSA-aaaa-bbbb-cccc', 'npm/4711'],
        evidence: 'vulnerable: <1.0.2\npatched: >=1.0.2\npaths: left-basket',
      },
      { message: 'left-basket@1.0.1: Price can be negative' },
    ]);
  });

  test('a summary alone is a clean report', () => {
    expect(readAll(format, lines(summary(0))).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test('a report without its summary is not whole', () => {
    const { items, end } = readAll(format, lines(line('left-basket')));
    expect(items).toHaveLength(1);
    expect(end).toMatchObject({ status: 'degraded', reason: expect.stringContaining('auditSummary') as unknown });
  });

  test('a severity that the summary counts and no line has makes the report degraded', () => {
    expect(readAll(format, lines(summary(3))).end).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('counts 3 high') as unknown,
    });
  });

  test('an error without an audit is unreadable; with one, degraded', () => {
    const error = '{"type":"error","data":"ECONNREFUSED"}';
    expect(readAll(format, lines(error)).end).toMatchObject({
      status: 'unreadable',
      reason: 'yarn reported an error: ECONNREFUSED',
    });
    expect(readAll(format, lines(line('left-basket'), summary(1), error)).end).toMatchObject({
      status: 'degraded',
      counts: { raw: 1 },
    });
  });

  test('lines that are no audit at all are unreadable, not clean', () => {
    expect(readAll(format, lines('{"type":"info","data":"Visit the documentation."}')).end.status).toBe('unreadable');
    expect(readAll(format, '').end.status).toBe('unreadable');
    expect(readAll(format, 'Type Error: Cannot convert undefined').end.status).toBe('unreadable');
  });

  test('a broken line costs itself alone', () => {
    const { items, end } = readAll(
      format,
      lines(line('left-basket'), '{"type":"audit', line('shop>left-basket'), summary(2)),
    );
    expect(items).toHaveLength(2);
    expect(end).toMatchObject({ status: 'degraded', reason: expect.stringContaining('line 2') as unknown });
  });

  test('a report cut at any byte has the findings of its whole lines and is never complete', () => {
    const text = lines(line('left-basket'), line('shop>left-basket'), summary(2)).trimEnd();
    for (let cut = 0; cut < text.length; cut += 1) {
      const { items, end } = readAll(format, text.slice(0, cut));
      const whole = text.slice(0, cut).split('}}}').length - 1;
      expect(end.status, `cut at ${cut}`).not.toBe('complete');
      expect(items.length, `cut at ${cut}`).toBe(Math.min(whole, 2));
    }
  });
});

describe('yarn-audit of yarn 4', () => {
  test('makes a finding of every line, with all versions it applies to', () => {
    const { items, end } = readAll(format, lines(berry()));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1, occurrences: 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: {
        id: 'GHSA-aaaa-bbbb-cccc',
        title: 'Price can be negative',
        helpUri: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
      },
      severity: 'medium',
      message: 'left-basket@1.0.0, 1.0.1: Price can be negative',
      locations: [
        { name: 'left-basket', version: '1.0.0', manifest: 'yarn.lock' },
        { name: 'left-basket', version: '1.0.1', manifest: 'yarn.lock' },
      ],
      aliases: ['npm/4711'],
      evidence: 'vulnerable: <1.0.2\ndependents: shop@workspace:.',
    });
  });

  test('a deprecation has a rule of its own, and its text is the message', () => {
    const text = lines(
      berry({
        ID: 'left-basket (deprecation)',
        Issue: 'Use right-basket.',
        URL: undefined,
        'Tree Versions': ['1.0.0'],
      }),
    );
    expect(readAll(format, text).items[0]?.finding).toMatchObject({
      rule: { id: 'yarn/deprecation', title: 'Deprecated package' },
      message: 'left-basket@1.0.0: Use right-basket.',
      aliases: [],
    });
  });

  test('tolerates missing and odd fields', () => {
    const { items, end } = readAll(
      format,
      lines(berry({ ID: undefined, URL: 7, Severity: null, 'Tree Versions': '1.0.0', Dependents: null })),
    );
    expect(end.counts).toEqual({ raw: 1, occurrences: 1, dropped: {} });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'npm/unknown' },
      severity: 'medium',
      locations: [{ version: '1.0.0' }],
    });
  });

  test('a line torn at any byte makes the report degraded and keeps the whole lines', () => {
    const first = lines(berry());
    const text = first + berry({ ID: 4712 });
    for (let cut = first.length + 1; cut < text.length; cut += 1) {
      const { items, end } = readAll(format, text.slice(0, cut));
      expect([items.length, end.status], `cut at ${cut}`).toEqual([1, 'degraded']);
    }
  });

  test('a record of something else makes the report degraded', () => {
    expect(readAll(format, lines(berry(), '{"some":"record"}')).end).toMatchObject({
      status: 'degraded',
      reason: 'line 2 is no record of an audit',
    });
  });
});

describe('yarn-audit of yarn 2 and 3', () => {
  test('reads the registry’s answer with a message behind it', () => {
    const answer = JSON.stringify({
      actions: [],
      advisories: { 4711: advisory() },
      metadata: { vulnerabilities: { high: 2 } },
    });
    const text = lines(answer, '{"type":"info","name":null,"displayName":"YN0000","indent":"","data":"done"}');
    expect(recognizes(text)).toBe(true);
    const { items, end } = readAll(format, text);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 2 } });
    expect(items[0]?.finding.locations).toMatchObject([{ manifest: 'yarn.lock' }]);
  });
});

test('yarn-audit is recognised by content alone', () => {
  expect(recognizes(lines(line('left-basket'), summary(1)))).toBe(true);
  expect(recognizes(lines('{"type":"warning","data":"no licence"}', summary(0)))).toBe(true);
  expect(recognizes(lines(berry()))).toBe(true);
  expect(recognizes('{"actions":[],"advisories":{},"metadata":{}}')).toBe(false);
  expect(recognizes('{"template-id":"a","info":{},"type":"http"}')).toBe(false);
  expect(recognizes('{"type":"info","data":{},"site":[]}')).toBe(false);
  expect(recognizes('{"value":1,"children":[]}')).toBe(false);
});
