import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/snyk-json/index.ts';
import { readAll } from '../../read-all.ts';
import { entry, project } from './made-up-report.ts';

describe('snyk-json, when something is wrong', () => {
  const failed = {
    ok: false,
    error: 'Could not detect supported target files in /home/me/shop',
    path: '/home/me/shop',
  };

  test('an error is unreadable', () => {
    for (const report of [failed, [failed], [failed, failed]]) {
      const { items, end } = readAll(format, report);
      expect(items).toEqual([]);
      expect(end.status).toBe('unreadable');
      expect(end.reason).toContain('Snyk failed: Could not detect supported target files');
    }
    expect(readAll(format, { ok: false, error: { message: 'No access' }, path: '' }).end.reason).toBe(
      'Snyk failed: No access',
    );
  });

  test('a project that failed beside others makes the report degraded', () => {
    const { items, end } = readAll(format, [project([entry()]), failed, project([], { projectName: 'bare' })]);
    expect(items).toHaveLength(1);
    expect(end).toMatchObject({ status: 'degraded', counts: { raw: 1 } });
    expect(end.runs.map(({ target, status }) => [target, status])).toEqual([
      ['shop', 'degraded'],
      [undefined, 'unreadable'],
      ['bare', 'degraded'],
    ]);
    expect(readAll(format, [failed, project([])]).end.status).toBe('degraded');
  });

  test('fewer flaws than counted make it degraded, unless Snyk says that all is well', () => {
    expect(readAll(format, project([entry()], { uniqueCount: 3 })).end).toMatchObject({
      status: 'degraded',
      reason: 'shop counts 3 flaws and lists 1',
    });
    expect(readAll(format, project([entry(), entry()], { uniqueCount: 1 })).end.status).toBe('complete');
    expect(readAll(format, project([], { uniqueCount: 2 })).end).toMatchObject({
      status: 'complete',
      notices: ['shop counts 2 flaws, says that all is well, and lists 0'],
    });
  });

  test('a project that lists nothing must say that all is well', () => {
    expect(readAll(format, project([])).end.status).toBe('complete');
    expect(readAll(format, project([], { ok: false })).end.status).toBe('degraded');
    expect(readAll(format, project(null, { ok: undefined })).end.status).toBe('degraded');
    expect(readAll(format, {}).end.status).toBe('unreadable');
    expect(readAll(format, []).end.status).toBe('unreadable');
  });

  test('packages of unknown version are a notice', () => {
    const { end } = readAll(format, project([entry()], { hasUnknownVersions: true }));
    expect(end).toMatchObject({ status: 'complete', notices: ['shop holds packages of unknown version'] });
  });

  test('tolerates wrong types and accounts for every item', () => {
    const odd = entry({
      from: 'shop',
      name: 7,
      version: 2,
      semver: null,
      identifiers: [],
      upgradePath: {},
      fixedIn: '2',
      title: [],
      description: 1,
    });
    const { items, end } = readAll(
      format,
      project([null, 'x', [], {}, odd], { filtered: 'none', applications: {}, path: 3 }),
    );
    expect(end.counts).toEqual({ raw: 5, occurrences: 2, dropped: { 'an entry is no object': 3 } });
    expect(items.map(({ finding }) => finding.rule.id)).toEqual(['unknown', 'SNYK-JS-LEDGER-100']);
    expect(items.map(({ finding }) => finding.locations)).toMatchObject([
      [],
      [{ ecosystem: 'npm', name: '7', version: '2' }],
    ]);
  });

  test('an object where a list is expected is not silently clean', () => {
    expect(readAll(format, project({ a: entry() }, { ok: true })).end).toMatchObject({
      status: 'degraded',
      reason: '`vulnerabilities` is no list',
    });
  });

  test('is never complete where it was cut', () => {
    for (const report of [project([entry()]), [project([entry()]), project([])]]) {
      const text = JSON.stringify(report);
      for (let length = 0; length < text.length; length += 1) {
        const { items, end } = readAll(format, text.slice(0, length));
        expect(end.status, `cut at ${length}`).toBe(items.length > 0 ? 'degraded' : 'unreadable');
      }
    }
  });

  test('survives keys of the prototype', () => {
    const text = JSON.stringify(project([entry()])).replace(
      '"projectName"',
      '"__proto__":{"ok":true},"constructor":1,"projectName"',
    );
    expect(readAll(format, text).end).toMatchObject({ status: 'complete', runs: [{ target: 'shop' }] });
  });
});
