import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/gitlab-codequality/index.ts';
import { readAll } from '../../read-all.ts';

const item = (more: object = {}): object => ({
  description: '`eval` is used',
  check_name: 'no-eval',
  fingerprint: '7815696ecbf1c96e6894b779456d330e',
  severity: 'major',
  location: { path: './src/pay.js', lines: { begin: 12, end: 14 } },
  ...more,
});

describe('gitlab-codequality', () => {
  test('makes one finding of every item', () => {
    const { items, end } = readAll(format, [item(), item({ severity: 'blocker', check_name: 'other' })]);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 2, dropped: {} } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'codequality/no-eval', title: 'no-eval', level: 'warning' },
      severity: 'medium',
      message: '`eval` is used',
      locations: [{ kind: 'file', uri: 'src/pay.js', region: { startLine: 12, endLine: 14 } }],
      fingerprints: { 'codequality/fingerprint': '7815696ecbf1c96e6894b779456d330e' },
    });
    expect(items[1]?.finding).toMatchObject({ rule: { id: 'codequality/other' }, severity: 'critical' });
  });

  test.each([
    ['info', 'informational'],
    ['minor', 'low'],
    ['critical', 'high'],
    ['Blocker', 'critical'],
    [undefined, 'medium'],
    [3, 'medium'],
  ])('reads the severity %j as %s', (severity, expected) => {
    expect(readAll(format, [item({ severity })]).items[0]?.finding.severity).toBe(expected);
  });

  test.each([
    [
      'positions',
      { positions: { begin: { line: 3, column: 5 }, end: { line: 3, column: 9 } } },
      { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
    ],
    ['a line as an object', { lines: { begin: { line: '4' } } }, { startLine: 4 }],
    ['an end before its start', { lines: { begin: 8, end: 2 } }, { startLine: 8 }],
    ['line 0', { positions: { begin: { line: 0, column: -1 } } }, undefined],
  ])('reads %s', (_name, place, region) => {
    const [found] = readAll(format, [item({ location: { path: 'a.js', ...place } })]).items;
    expect(found?.finding.locations).toEqual([{ kind: 'file', uri: 'a.js', ...(region !== undefined && { region }) }]);
  });

  test('reads what Code Climate writes besides: engine, body, categories, other places, measurements', () => {
    const { items, end } = readAll(format, [
      item({
        type: 'issue',
        engine_name: 'eslint',
        categories: ['Security', 'Bug Risk'],
        content: { body: '## Why' },
        other_locations: [{ path: 'b.js', lines: { begin: 1 } }],
      }),
      { type: 'measurement', name: 'complexity', value: 9 },
    ]);
    expect(end.counts).toEqual({ raw: 2, occurrences: 1, dropped: { 'a measurement is no finding': 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'eslint/no-eval', description: '## Why', tags: ['security', 'bug risk'] },
      locations: [{ uri: 'src/pay.js' }, { uri: 'b.js' }],
    });
  });

  test('tolerates wrong types and drops what is no object', () => {
    const { end } = readAll(format, [{ description: 5, location: 'a.js' }, null, 3]);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 3, occurrences: 1 } });
  });

  test('an empty array is clean, anything else than an array is unreadable', () => {
    expect(readAll(format, '[]').end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
    for (const text of ['{}', 'null', '', '{"message":"failed"}']) {
      expect(readAll(format, text).end.status, text).toBe('unreadable');
    }
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify([item(), item()]);
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
