import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditPnpm } from '../../src/scanners/pnpm-audit/index.ts';
import { yarnProbe } from '../../src/scanners/yarn-audit/probe.ts';
import { auditYarn } from '../../src/scanners/yarn-audit/index.ts';
import { scannerOptions, standIn, type StandIn } from './stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const none = '{"advisories":{},"metadata":{"vulnerabilities":{"high":0}}}';
const one = '{"advisories":{"1":{"severity":"high"}},"metadata":{"vulnerabilities":{"high":1}}}';
const pnpmClean: StandIn = { version: '10.34.9', stdout: none };
const pnpmFound: StandIn = { version: '10.34.9', stdout: one, exitCode: 1 };
const yarnClean: StandIn = { version: '4.18.1' };
const yarnFound: StandIn = { version: '4.18.1', exitCode: 1, stdout: '{"value":"a","children":{"Severity":"high"}}\n' };

describe('pnpm', () => {
  test.each<[string, StandIn, StandIn, string, RegExp | undefined]>([
    ['clean, and the probe is reported', pnpmClean, pnpmFound, 'complete', undefined],
    ['clean, and the probe is not reported', pnpmClean, pnpmClean, 'degraded', /lodash 4\.17\.15/u],
    [
      'an error',
      { version: '10.34.9', exitCode: 1, stdout: '{"error":{"code":"ERR_PNPM_X"}}' },
      pnpmFound,
      'unreadable',
      /ERR_PNPM_X/u,
    ],
  ])('%s', async (_name, answer, probe, status, reason) => {
    const program = [standIn(folder, 'pnpm', answer, probe)];
    const run = await auditPnpm({ ...scannerOptions(folder), program });
    expect(run).toMatchObject({ status, tool: { version: '10.34.9' }, lockfile: 'pnpm-lock.yaml' });
    if (reason !== undefined) expect(run.reason).toMatch(reason);
  });

  test('missing: absent', async () => {
    const run = await auditPnpm({ ...scannerOptions(folder), program: [join(folder, 'none')] });
    expect(run).toMatchObject({ status: 'unreadable', absent: true });
  });
});

describe('yarn', () => {
  test.each<[string, StandIn, StandIn, string]>([
    ['clean is nothing written, where the probe is reported', yarnClean, yarnFound, 'complete'],
    ['nothing written, and nothing of the probe either', yarnClean, yarnClean, 'degraded'],
    ['a crash', { version: '4.18.1', exitCode: 1, stderr: 'RequestError: refused' }, yarnFound, 'unreadable'],
  ])('%s', async (_name, answer, probe, status) => {
    writeFileSync(join(folder, 'yarn.lock'), '__metadata:\n  version: 10\n');
    const run = await auditYarn({ ...scannerOptions(folder), program: [standIn(folder, 'yarn', answer, probe)] });
    expect(run.status).toBe(status);
  });

  test('the probe is audited by the release of yarn that the project brings', async () => {
    writeFileSync(
      join(folder, '.yarnrc.yml'),
      'yarnPath: .yarn/releases/y.cjs\nplugins:\n  - path: p.cjs\nnpmAuditRegistry: "https://r.example"\n',
    );
    writeFileSync(join(folder, 'package.json'), '{"packageManager":"yarn@4.18.1"}');
    const probe = { ...yarnFound, before: `cat .yarnrc.yml package.json > '${folder}/settings'` };
    await auditYarn({ ...scannerOptions(folder), program: [standIn(folder, 'yarn', yarnClean, probe)] });
    const settings = readFileSync(join(folder, 'settings'), 'utf8');
    expect(settings).toContain(`yarnPath: "${folder}/.yarn/releases/y.cjs"\nnpmAuditRegistry: "https://r.example"\n`);
    expect(settings).toContain('"packageManager":"yarn@4.18.1"');
  });

  test('the probe is in the version of the project’s own lockfile', () => {
    expect(yarnProbe('__metadata:\n  version: 6\n  cacheKey: 8\n')['yarn.lock']).toContain('\n  version: 6\n');
  });
});
