import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanWeb, WEB_RULES } from '../../src/baseline/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

async function scanWith(...defects: readonly string[]): Promise<Report> {
  sandbox.setDefects(defects);
  return scanWeb({ target: sandbox.appUrl, version: '0.1.0', probes: false, requiredUrls: ['/checkout', '/login'] });
}

// Every defect of a page, signed in and with everything that a scan asks for, is in test/real/web-defects.test.ts.
const aboveRemarks = ({ findings }: Report): string[] =>
  findings.filter(({ severity }) => severity !== 'informational').map(({ rule }) => rule.id);

describe('the embedded scanner on the sandbox', () => {
  test('finds nothing but remarks while no defect is on, having seen the whole shop with every rule', async () => {
    const report = await scanWith();
    const { run, notices } = report;
    expect(aboveRemarks(report)).toEqual([]);
    expect(notices).toEqual([]);
    expect(run).toMatchObject({
      status: 'complete',
      coverage: { clientErrors: 0, serverErrors: 0, unknownPathStatus: 404 },
    });
    expect(run.coverage?.['pages']).toBeGreaterThanOrEqual(10);
    expect(run.rules).toHaveLength(WEB_RULES.length);
  });

  test.each([
    ['web.csp.missing', 'web/csp-missing'],
    ['web.cookie.no_httponly', 'web/cookie-without-httponly'],
    ['web.error.stack', 'web/stack-trace-in-response'],
  ])('%s gives exactly one finding: %s', async (defect, rule) => {
    const report = await scanWith(defect);
    const { run, evidence } = report;
    expect(aboveRemarks(report)).toEqual([rule]);
    expect(run.status).toBe('complete');
    expect(evidence[0]?.exchanges.length).toBeGreaterThan(0);
  });

  test('two scans of the same app are equal', async () => {
    const defects = ['web.csp.missing', 'web.cookie.no_httponly', 'web.error.stack'];
    const [first, second] = [await scanWith(...defects), await scanWith(...defects)];
    expect(aboveRemarks(first)).toHaveLength(3);
    expect({ ...second, evidence: [] }).toEqual({ ...first, evidence: [] });
  });
});
