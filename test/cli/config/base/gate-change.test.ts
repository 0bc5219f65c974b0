import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliOutcome, runInContext } from '../../../run-in-context.ts';
import { type GitProject, GIT_ENVIRONMENT, gitProject } from './git-project.ts';

const REPORT = {
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'scanner', rules: [{ id: 'x/flaw' }] } },
      invocations: [{ executionSuccessful: true }],
      properties: { 'tollgate/run': { scan: 'web', target: 'shop', status: 'complete' } },
      results: [
        {
          ruleId: 'x/flaw',
          level: 'warning',
          message: { text: 'a flaw' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'app.js' }, region: { startLine: 1 } } }],
        },
      ],
    },
  ],
};
const BASE = 'web: { target: "http://127.0.0.1:1" }\ngate: { failOn: high }\n';

let shop: GitProject;
let base: string;
beforeAll(() => {
  shop = gitProject();
  base = shop.commit({ 'tollgate.yml': BASE });
  writeFileSync(join(shop.folder, 'web.sarif'), JSON.stringify(REPORT));
});
afterAll(() => shop.remove());

const run = (config: string, environment: Readonly<Record<string, string>>, ...argv: string[]): Promise<CliOutcome> => {
  shop.write({ 'tollgate.yml': config });
  return runInContext(['run', '--reports', 'web.sarif', ...argv], shop.folder, {
    environment: { PATH: process.env['PATH'], HOME: shop.folder, ...GIT_ENVIRONMENT, ...environment },
  });
};
const request = (): Record<string, string> => ({
  CI_MERGE_REQUEST_IID: '1',
  CI_MERGE_REQUEST_TARGET_BRANCH_SHA: base,
});

describe('a merge request', () => {
  test('that leaves the gate alone passes, and tells whose gate judged it', async () => {
    const { exitCode, out, messages } = await run(BASE, request());
    expect(out).toMatch(/^tollgate: pass: no finding of severity high or worse/mu);
    expect(exitCode).toBe(0);
    expect(messages).toContain(`the gate is the base’s (${base.slice(0, 12)}), as tollgate.yml has it there`);
  });

  test('that weakens the gate fails, with the key and its line in every output', async () => {
    const weak = BASE.replace('high', 'critical');
    const { exitCode, out } = await run(weak, request());
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^tollgate: fail: 1 finding \(1 high\) at or above high/mu);
    expect(out).toContain('tollgate/gate-weakened  tollgate.yml:2');
    for (const file of ['tollgate.sarif', 'summary.md', 'junit.xml', 'report.html']) {
      expect(readFileSync(join(shop.folder, '.tollgate', file), 'utf8')).toContain(
        'gate.failOn goes from high to critical',
      );
    }
    const again = await runInContext(['gate', '.tollgate/tollgate.sarif'], shop.folder);
    expect(again.exitCode).toBe(1);
  });

  test('cannot suppress the finding about itself, and two keys of one line are two findings', async () => {
    const weak = `${BASE.replace('failOn: high', 'failOn: critical, newOnly: true')}suppressions:\n  - { rule: tollgate/gate-weakened, reason: r, owner: o, expires: '2030-01-01' }\n`;
    const { exitCode, out, messages } = await run(weak, request());
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^tollgate: fail: 3 findings \(3 high\)/mu);
    expect(messages).toContain('1 suppression of this merge request will hold once it is merged');
  });

  test('is not adopted by a first run that looks for its baseline', async () => {
    const { exitCode, out } = await run(BASE.replace('high', 'critical'), request(), '--baseline', 'auto');
    expect(out).toMatch(/^tollgate: fail: 1 weakening of the gate/mu);
    expect(exitCode).toBe(1);
  });

  test('that cannot be compared is judged by its own file, and the verdict says so; or is incomplete where that is asked for', async () => {
    const unknown = { CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_SHA: 'b'.repeat(40) };
    const told = await run(BASE, unknown);
    expect(told.exitCode).toBe(0);
    expect(told.out).toMatch(/^also: the gate of the base could not be compared: the commit bbbbbbbbbbbb/mu);
    expect(readFileSync(join(shop.folder, '.tollgate/summary.md'), 'utf8')).toContain('could not be compared');
    const required = await run(BASE, { ...unknown, TOLLGATE_BASE_CONFIG: 'required' });
    expect(required.exitCode).toBe(3);
    expect(required.out).toMatch(/^tollgate: incomplete: Tollgate is degraded: the gate of the base could not/mu);
  });
});
