import { describe, expect, test } from 'vitest';
import { readHead } from '../../../src/formats/read-head.ts';
import { looksLikeSnyk } from '../../../src/formats/snyk-json/looks-like-snyk.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { entry, project } from './made-up-report.ts';

const recognises = (value: unknown): boolean =>
  looksLikeSnyk(readHead(bytesSource('x', Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))));

describe('looksLikeSnyk', () => {
  test.each([
    ['a project', project([entry()])],
    ['a list of projects', [project([]), project([])]],
    ['an error', { ok: false, error: 'x', path: '/y' }],
    ['a list of errors', [{ ok: false, error: 'x', path: '/y' }]],
    ['infrastructure', { ok: true, infrastructureAsCodeIssues: [] }],
    ['a project whose end is out of sight', `{"vulnerabilities":[${JSON.stringify(entry())},${' '.repeat(2 ** 20)}`],
    ['a list whose end is out of sight', `[{"vulnerabilities":[${JSON.stringify(entry())},${' '.repeat(2 ** 20)}`],
  ])('%s is', (_name, report) => {
    expect(recognises(report)).toBe(true);
  });

  test.each([
    ['npm audit', { auditReportVersion: 2, vulnerabilities: {} }],
    ['GitLab', { version: '15.2.1', vulnerabilities: [{ id: 'a', identifiers: [], location: {} }] }],
    ['CycloneDX', { bomFormat: 'CycloneDX', vulnerabilities: [] }],
    ['SARIF', { runs: [], ok: true, vulnerabilities: [] }],
    ['an answer of some API', { ok: true, result: [] }],
    ['a list of numbers', [1, 2]],
    ['text', 'vulnerabilities'],
  ])('%s is not', (_name, report) => {
    expect(recognises(report)).toBe(false);
  });
});
