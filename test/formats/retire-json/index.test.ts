import { describe, expect, test } from 'vitest';
import { readHead } from '../../../src/formats/read-head.ts';
import { format } from '../../../src/formats/retire-json/index.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const vulnerability = (more: object = {}, identifiers: object = {}): object => ({
  info: ['https://example.org/advisory', 'https://example.org/more'],
  below: '2.0.0',
  atOrAbove: '1.4.0',
  severity: 'medium',
  identifiers: {
    summary: 'Carts run scripts',
    CVE: ['CVE-2030-1234'],
    githubID: 'GHSA-aaaa-bbbb-cccc',
    issue: '12',
    ...identifiers,
  },
  cwe: ['CWE-79'],
  ...more,
});
const file = (vulnerabilities: unknown, more: object = {}): object => ({
  file: 'public/js/cart-1.5.0.js',
  results: [{ component: 'Cart', version: '1.5.0', detection: 'filename', vulnerabilities, ...more }],
});
const report = (data: unknown, more: object = {}): object => ({
  version: '5.7.0',
  start: '2030-01-01T00:00:00.000Z',
  data,
  messages: [],
  errors: [],
  time: 0.1,
  ...more,
});
const finding = (more: object, identifiers: object = {}): unknown =>
  readAll(format, report([file([vulnerability(more, identifiers)])])).items[0]?.finding;
const recognizes = (value: unknown): boolean =>
  format.recognizes(readHead(bytesSource('r', Buffer.from(JSON.stringify(value)))));

describe('retire-json', () => {
  test('maps every field of a vulnerability and its place', () => {
    const { items, end } = readAll(format, report([file([vulnerability()])]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'Retire.js', version: '5.7.0' }, scan: 'dependencies', status: 'complete' }],
    });
    expect(items).toMatchObject([
      {
        run: 0,
        finding: {
          rule: {
            id: 'CVE-2030-1234',
            title: 'Carts run scripts',
            helpUri: 'https://example.org/advisory',
            level: 'warning',
            tags: ['security', 'external/cwe/cwe-79'],
          },
          severity: 'medium',
          message: 'cart@1.5.0: Carts run scripts',
          locations: [
            { kind: 'package', ecosystem: 'npm', name: 'cart', version: '1.5.0', manifest: 'public/js/cart-1.5.0.js' },
          ],
          aliases: ['GHSA-aaaa-bbbb-cccc'],
          evidence:
            'vulnerable: >=1.4.0 <2.0.0\ndetected by: filename\nreferences: https://example.org/advisory, https://example.org/more',
        },
      },
    ]);
  });

  test('prefers the name on npm, and makes paths of a known checkout relative', () => {
    const entry = {
      ...file([vulnerability()], { npmname: '@shop/cart' }),
      file: '/home/runner/work/shop/shop/public/a.js',
    };
    expect(readAll(format, report([entry])).items[0]?.finding.locations).toMatchObject([
      { name: '@shop/cart', manifest: 'public/a.js' },
    ]);
  });

  test('names a flaw without CVE and GHSA by the repository’s number, else by its summary', () => {
    const none = { CVE: undefined, githubID: undefined };
    expect(finding({}, { ...none, retid: '67' })).toMatchObject({ rule: { id: 'retire/cart/67' }, aliases: [] });
    expect(finding({}, none)).toMatchObject({ rule: { id: 'retire/cart/carts-run-scripts' } });
    expect(finding({}, { ...none, summary: undefined })).toMatchObject({ rule: { id: 'retire/cart/below-2.0.0' } });
  });

  test('flaws of one bug report are no aliases of each other', () => {
    const [one, two] = readAll(
      format,
      report([file([vulnerability(), vulnerability({}, { CVE: ['CVE-2030-1235'], githubID: undefined })])]),
    ).items;
    expect(one?.finding.aliases).toEqual(['GHSA-aaaa-bbbb-cccc']);
    expect(two?.finding.aliases).toEqual([]);
  });

  test('counts every vulnerability of every library of every file, and none of a library without', () => {
    const verbose = {
      file: 'b.js',
      results: [
        { component: 'x', version: '1' },
        { component: 'y', version: '1', vulnerabilities: [] },
      ],
    };
    const { end } = readAll(
      format,
      report([file([vulnerability(), vulnerability()]), verbose, file([vulnerability()])]),
    );
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 3, occurrences: 3 } });
  });

  test('reads the bare list of jsonsimple and of version 1', () => {
    expect(readAll(format, [file([vulnerability()])]).end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    const old = [
      {
        results: [
          {
            component: 'cart',
            version: '1.5.0',
            parent: { component: 'shop', parent: { component: 'root' } },
            vulnerabilities: [{ info: ['https://example.org'], identifiers: { CVE: 'CVE-2030-1234' } }],
          },
        ],
      },
    ];
    const { items, end } = readAll(format, old);
    expect(end.status).toBe('complete');
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-1234' },
      severity: 'medium',
      evidence: 'required by: shop < root\nreferences: https://example.org',
    });
  });

  test('errors make the run degraded, with and without findings', () => {
    const errors = ['Error: ENOENT: no repository'];
    expect(readAll(format, report([], { errors })).end).toMatchObject({
      status: 'degraded',
      reason: 'Retire.js reported 1 errors, the first: Error: ENOENT: no repository',
      runs: [{ status: 'degraded' }],
    });
    expect(readAll(format, report([file([vulnerability()])], { errors: [{ message: 'x' }] })).end).toMatchObject({
      status: 'degraded',
      counts: { raw: 1 },
    });
  });

  test('an empty list is clean; a report without data is unreadable', () => {
    expect(readAll(format, report([])).end.status).toBe('complete');
    expect(readAll(format, '[]').end.status).toBe('complete');
    expect(readAll(format, report(undefined)).end).toMatchObject({ status: 'unreadable', reason: 'data is missing' });
    expect(readAll(format, report(null)).end.status).toBe('unreadable');
    expect(readAll(format, { error: { message: 'boom' } }).end).toMatchObject({ reason: 'Retire.js failed: boom' });
  });

  test('what is no object is dropped with a reason', () => {
    const { end } = readAll(format, report([7, file([null, vulnerability()])]));
    expect(end.counts).toMatchObject({ raw: 3, occurrences: 1 });
    expect(Object.values(end.counts.dropped)).toEqual([1, 1]);
  });

  test('tolerates fields of other types', () => {
    expect(finding({ severity: 4, info: 'x', cwe: 79, below: 2 }, { summary: 5 })).toMatchObject({
      rule: { title: '5', tags: ['security', 'external/cwe/cwe-79'] },
      severity: 'medium',
    });
    expect(readAll(format, report([{ file: 7, results: 'none' }])).end).toMatchObject({
      status: 'complete',
      counts: { raw: 0 },
    });
  });

  test('is recognised by content alone', () => {
    expect(recognizes(report([]))).toBe(true);
    expect(recognizes([file([vulnerability()])])).toBe(true);
    expect(recognizes([{ results: [{ version: '1', component: 'cart' }] }])).toBe(true);
    expect(recognizes({ data: {}, errors: [] })).toBe(false);
    expect(recognizes([{ file: 'a.js', line: 1 }])).toBe(false);
    expect(recognizes([])).toBe(false);
  });

  test('a report cut at any byte is never complete', () => {
    for (const value of [report([file([vulnerability()])]), [file([vulnerability()])]]) {
      const text = JSON.stringify(value);
      for (let cut = 0; cut < text.length; cut += 1) {
        expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
      }
    }
  });
});
