import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditPnpm } from '../../src/scanners/pnpm-audit/index.ts';
import { PNPM_PROBE } from '../../src/scanners/pnpm-audit/probe.ts';
import type { ProbeProject } from '../../src/scanners/probe-project.ts';
import type { ScannerRun } from '../../src/scanners/scanner-run.ts';
import { auditYarn } from '../../src/scanners/yarn-audit/index.ts';
import { YARN_CLASSIC_PROBE, yarnProbe } from '../../src/scanners/yarn-audit/probe.ts';
import { scannerOptions } from '../scanners/stand-in.ts';
import { startAdvisoryService, type AdvisoryService } from './advisory-service.ts';
import { writeTree } from './dependency-project.ts';

// A program, or a script for Node.
const pnpm = programOf(process.env['TOLLGATE_PNPM'] ?? 'pnpm');
const yarn = programOf(process.env['TOLLGATE_YARN'] ?? 'yarn');
const versions = { pnpm: versionOf(pnpm), yarn: versionOf(yarn) };
for (const [name, version] of Object.entries(versions)) {
  if (version === '')
    process.stderr.write(`SKIPPED: ${name} is not installed (PATH, or TOLLGATE_${name.toUpperCase()})\n`);
}
// Yarn 1 asks a fixed host, which no test may reach.
const yarnIsOld = versions.yarn.startsWith('1.');

function programOf(path: string): readonly string[] {
  return /\.[cm]?js$/u.test(path) && existsSync(path) ? [process.execPath, path] : [path];
}

function versionOf([command = '', ...args]: readonly string[]): string {
  try {
    return execFileSync(command, [...args, '--version'], { stdio: 'pipe' }).toString();
  } catch {
    return '';
  }
}

let service: AdvisoryService;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tollgate-managers-'));
  service = await startAdvisoryService();
});
afterAll(async () => {
  await service.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  service.behave({});
});

async function audit(run: 'pnpm' | 'yarn'): Promise<ScannerRun> {
  const dir = join(root, run);
  const berry = yarnProbe('__metadata:\n  version: 10\n');
  const files: ProbeProject = run === 'pnpm' ? PNPM_PROBE : yarnIsOld ? YARN_CLASSIC_PROBE : berry;
  writeTree(dir, files);
  const options = { ...scannerOptions(dir), registry: service.registry };
  return run === 'pnpm' ? auditPnpm({ ...options, program: pnpm }) : auditYarn({ ...options, program: yarn });
}

describe.each([
  ['pnpm' as const, versions.pnpm === ''],
  ['yarn' as const, versions.yarn === '' || yarnIsOld],
])('the real %s', (name, isMissing) => {
  test.skipIf(isMissing)('finds the old lodash', async () => {
    const run = await audit(name);
    expect({ status: run.status, reason: run.reason }).toEqual({ status: 'complete', reason: undefined });
    expect(new TextDecoder().decode(run.report)).toContain('GHSA-35jh-r3h4-6jhm');
  });

  test.skipIf(isMissing).each([
    ['knows nothing', { body: name === 'pnpm' ? 'null' : '{}' }],
    ['fails', { status: 500 }],
    ['refuses', { status: 401 }],
  ])('by a source that %s is not complete', async (_name, behaviour) => {
    service.behave(behaviour);
    expect((await audit(name)).status).not.toBe('complete');
  });
});
