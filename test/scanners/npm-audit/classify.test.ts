import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyNpmAudit, type NpmAuditOutcome } from '../../../src/scanners/npm-audit/classify.ts';

const RUNS = join(import.meta.dirname, 'runs');
const SHARED = process.env['TOLLGATE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const EXPECTED = join(SHARED, 'scanner-runs/expected.tsv');

function outcome(folder: string): NpmAuditOutcome {
  return {
    exitCode: Number(readFileSync(join(folder, 'rc'), 'utf8')),
    stdout: readFileSync(join(folder, 'stdout')),
    stderr: readFileSync(join(folder, 'stderr')),
  };
}

function output(stdout: unknown, stderr = ''): NpmAuditOutcome {
  const text = typeof stdout === 'string' ? stdout : JSON.stringify(stdout);
  return { exitCode: 0, stdout: Buffer.from(text), stderr: Buffer.from(stderr) };
}

interface Audit {
  readonly auditReportVersion: number;
  readonly vulnerabilities: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly vulnerabilities: Readonly<Record<string, number>> };
}

const findings = JSON.parse(readFileSync(join(RUNS, 'findings/stdout'), 'utf8')) as Audit;

describe('recorded runs of npm', () => {
  test.each<[string, string, RegExp | undefined]>([
    ['findings', 'complete', undefined],
    ['below-threshold', 'complete', undefined],
    ['clean', 'complete', undefined],
    ['no-lockfile', 'unreadable', /ENOLOCK: This command requires an existing lockfile/u],
    ['status-500', 'unreadable', /500 Internal Server Error/u],
    ['status-404', 'unreadable', /404 Not Found/u],
    ['garbage', 'unreadable', /invalid json response body/u],
    ['web-page', 'unreadable', /invalid json response body/u],
    ['error-object', 'unreadable', /Cannot create property/u],
    ['hang', 'unreadable', /network timeout/u],
    ['refused', 'unreadable', /ECONNREFUSED/u],
  ])('%s is %s', (name, status, reason) => {
    const result = classifyNpmAudit(outcome(join(RUNS, name)));
    expect(result.status).toBe(status);
    if (reason === undefined) expect(result.reason).toBeUndefined();
    else expect(result.reason).toMatch(reason);
  });

  test('the table names every recorded run', () => {
    expect(readdirSync(RUNS).length).toBe(11);
  });
});

const rows = existsSync(EXPECTED)
  ? readFileSync(EXPECTED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([tool]) => tool === 'npm')
  : [];

describe.skipIf(rows.length === 0)('the shared scanner runs (skipped: folder scanner-runs is not there)', () => {
  test.each(rows.filter(([, , , , status]) => status !== 'undetectable'))(
    '%s %s %s',
    (_tool, version, name, _rc, status) => {
      const result = classifyNpmAudit(outcome(join(SHARED, `scanner-runs/npm-${version ?? ''}/${name ?? ''}`)));
      if (status === 'incomplete') expect(result.status).not.toBe('complete');
      else expect(result).toMatchObject({ status: 'complete' });
    },
  );

  test('the table holds rows of each kind', () => {
    expect(new Set(rows.map(([, , , , status]) => status))).toEqual(
      new Set(['clean', 'findings', 'incomplete', 'undetectable']),
    );
  });
});

describe('reports that do not hold together', () => {
  const metadata = { vulnerabilities: { ...findings.metadata.vulnerabilities } };
  const cut = Object.fromEntries(Object.entries(findings.vulnerabilities).slice(1));

  test.each<[string, unknown, string, RegExp]>([
    [
      'an entry is missing',
      { ...findings, vulnerabilities: cut },
      'degraded',
      /counts 11 vulnerable packages and lists 10/u,
    ],
    [
      'severities are counted that are not listed',
      { ...findings, metadata: { vulnerabilities: { ...metadata.vulnerabilities, critical: 2 } } },
      'degraded',
      /severity critical/u,
    ],
    ['the counts are missing', { ...findings, metadata: {} }, 'degraded', /lacks the counts/u],
    ['an error stands beside the report', { ...findings, error: { summary: 'half' } }, 'degraded', /half/u],
    ['a message stands beside the report', { ...findings, message: 'oops' }, 'degraded', /oops/u],
    ['the version is unknown', { ...findings, auditReportVersion: 3 }, 'degraded', /version 3/u],
    ['the version is missing', { ...findings, auditReportVersion: undefined }, 'unreadable', /no audit report/u],
    ['the list is missing', { ...findings, vulnerabilities: null }, 'unreadable', /no audit report/u],
    ['an error without a cause', { error: {} }, 'unreadable', /gave no cause/u],
    ['no object', '[]', 'unreadable', /JSON object/u],
    ['null', 'null', 'unreadable', /JSON object/u],
    ['nothing', '', 'unreadable', /wrote no report/u],
    [
      'a report of npm 6 that counts more than it lists',
      { actions: [], advisories: {}, metadata },
      'degraded',
      /lists none/u,
    ],
  ])('%s', (_name, stdout, status, reason) => {
    const result = classifyNpmAudit(output(stdout));
    expect(result.status).toBe(status);
    expect(result.reason).toMatch(reason);
  });

  test('every cut of a good report is unreadable', () => {
    const whole = readFileSync(join(RUNS, 'findings/stdout'), 'utf8').trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(classifyNpmAudit(output(whole.slice(0, length))).status).toBe('unreadable');
      }),
      { numRuns: 60 },
    );
  });

  test('no output is taken for a complete report by chance, and none throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (stdout, stderr) => {
        const result = classifyNpmAudit(output(stdout, stderr));
        expect(result.status).not.toBe('complete');
        expect(result.reason).not.toBe('');
      }),
    );
  });

  test('the exit code does not decide', () => {
    for (const exitCode of [0, 1, 127, undefined]) {
      expect(classifyNpmAudit({ ...output(findings), exitCode })).toMatchObject({ status: 'complete' });
    }
  });

  test('reasons are one short line without secrets', () => {
    const { reason } = classifyNpmAudit(
      output({ message: `first\u001b[31m\nsecond sk_live_abcdefgh12345678 ${'x'.repeat(5_000)}` }),
    );
    expect(reason).toContain('sk_live_[redacted]');
    expect(reason).not.toMatch(/\p{Cc}/u);
    expect(reason?.length).toBeLessThan(600);
  });

  test('without a report, the last words on stderr are the reason, without harmless warnings', () => {
    const stderr =
      'npm warn Unknown user config "x".\nnpm error code EBROKEN\nnpm error A complete log of this run can be found in: /x';
    expect(classifyNpmAudit(output('', stderr)).reason).toBe('npm audit wrote no report: npm error code EBROKEN');
  });
});
