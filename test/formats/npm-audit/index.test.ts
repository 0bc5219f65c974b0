import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/npm-audit/index.ts';
import { readAll } from '../../read-all.ts';

const advisory = (more: object = {}): object => ({
  source: 1106913,
  name: 'lodash',
  dependency: 'lodash',
  title: 'Command injection',
  url: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
  severity: 'high',
  cwe: ['CWE-77', 'CWE-94'],
  cvss: { score: 7.2, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H' },
  range: '<4.17.21',
  ...more,
});
const entry = (name: string, via: unknown[], more: object = {}): object => ({
  [name]: {
    name,
    severity: 'high',
    isDirect: true,
    via,
    effects: [],
    range: '*',
    nodes: [`node_modules/${name}`],
    fixAvailable: true,
    ...more,
  },
});
const report = (vulnerabilities: object, more: object = {}): object => ({
  auditReportVersion: 2,
  vulnerabilities,
  metadata: { vulnerabilities: { total: Object.keys(vulnerabilities).length } },
  ...more,
});

const unheardOf = (more: object): unknown => {
  const { items, end } = readAll(format, report(entry('lodash', [advisory({ severity: 'spooky', ...more })])));
  return [items[0]?.finding.severity, end.notices];
};

describe('npm-audit', () => {
  test('makes a finding of every advisory object; a name in `via` only points to one', () => {
    const { items, end } = readAll(format, report({ ...entry('lodash', [advisory()]), ...entry('shop', ['lodash']) }));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1, occurrences: 1, dropped: {} } });
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: {
          id: 'GHSA-35jh-r3h4-6jhm',
          securitySeverity: 7.2,
          tags: ['security', 'external/cwe/cwe-77', 'external/cwe/cwe-94'],
        },
        severity: 'high',
        message: 'lodash <4.17.21: Command injection',
        locations: [{ kind: 'package', ecosystem: 'npm', name: 'lodash' }],
        aliases: ['npm/1106913'],
        evidence: 'vulnerable: <4.17.21\ninstalled at: node_modules/lodash\nfix: npm audit fix',
      },
    ]);
  });

  test('keeps every advisory of a package', () => {
    const second = advisory({
      source: 2,
      url: 'https://github.com/advisories/GHSA-p6mc-m468-83gw',
      severity: 'moderate',
    });
    const { items } = readAll(format, report(entry('lodash', [advisory(), second])));
    expect(items.map(({ finding }) => [finding.rule.id, finding.severity])).toEqual([
      ['GHSA-35jh-r3h4-6jhm', 'high'],
      ['GHSA-p6mc-m468-83gw', 'medium'],
    ]);
  });

  test('reads an advisory of the fallback endpoint, which lacks CWE and CVSS', () => {
    const {
      cwe: _cwe,
      cvss: _cvss,
      ...bare
    } = advisory({ url: 'https://npmjs.com/advisories/1106913' }) as Record<string, unknown>;
    const [item] = readAll(format, report(entry('lodash', [bare]))).items;
    expect(item?.finding.rule).toMatchObject({ id: 'npm/1106913', tags: ['security'] });
    expect(item?.finding.rule.securitySeverity).toBeUndefined();
  });

  test('reads what `npm audit fix --json` nests', () => {
    expect(readAll(format, { added: 1, audit: report(entry('lodash', [advisory()])) }).items).toHaveLength(1);
  });

  test('counts what is neither advisory nor name as dropped', () => {
    const { end } = readAll(format, report(entry('lodash', [advisory(), 7])));
    expect(end.counts.raw).toBe(2);
    expect(Object.values(end.counts.dropped)).toEqual([1]);
  });

  test.each([
    [
      'an outage',
      { message: 'request to https://registry.example failed', error: { summary: '', detail: '' } },
      /request to/u,
    ],
    [
      'no lockfile',
      { error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } },
      /existing lockfile/u,
    ],
    [
      'an error of pnpm',
      { error: { code: 'ERR_PNPM_AUDIT_NO_LOCKFILE', message: 'No pnpm-lock.yaml found' } },
      /No pnpm-lock\.yaml found/u,
    ],
    ['an error with empty texts', { message: '', error: { summary: '', code: 'EAUDIT' } }, /EAUDIT/u],
    ['another version', { auditReportVersion: 3, vulnerabilities: {} }, /auditReportVersion is 3/u],
    ['no version', { vulnerabilities: {} }, /auditReportVersion is missing/u],
  ])('%s is unreadable, not clean', (_name, text, reason) => {
    const { items, end } = readAll(format, text);
    expect(items).toEqual([]);
    expect(end.status).toBe('unreadable');
    expect(end.reason).toMatch(reason);
  });

  test('is degraded where the report counts more packages than it lists', () => {
    const { end } = readAll(format, report({}, { metadata: { vulnerabilities: { total: 1 } } }));
    expect(end).toMatchObject({ status: 'degraded', reason: 'the report counts 1 vulnerable packages and lists 0' });
  });

  test('is degraded where packages only point to advisories that are not there', () => {
    const { end } = readAll(format, report(entry('shop', ['lodash'])));
    expect(end).toMatchObject({
      status: 'degraded',
      reason: 'the report lists 1 vulnerable packages and none of their advisories',
    });
  });

  test('takes an unheard-of severity by the score, else as medium with a notice', () => {
    expect(unheardOf({})).toEqual(['high', []]);
    expect(unheardOf({ cvss: { score: 0, vectorString: null } })).toEqual([
      'medium',
      ['findings that carry no known severity count as medium'],
    ]);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report(entry('lodash', [advisory()])));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
