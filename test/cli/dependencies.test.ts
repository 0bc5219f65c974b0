import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeTree } from '../real/dependency-project.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';
import { startAnsweringRegistry } from '../scanners/npm-audit/answering-registry.ts';
import { standIn, type StandIn } from '../scanners/stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const manifest = { name: 'shop', version: '1.0.0', dependencies: { lodash: '4.17.15' } };
const packages = { '': manifest, 'node_modules/lodash': { version: '4.17.15' } };
const PROJECT = {
  'package.json': JSON.stringify(manifest),
  'package-lock.json': JSON.stringify({ name: 'shop', lockfileVersion: 3, packages }, undefined, 2),
};
const ANSWER = JSON.stringify({
  lodash: [
    {
      id: 1,
      url: 'https://github.com/advisories/GHSA-35jh-r3h4-6jhm',
      title: 'Command Injection',
      severity: 'high',
      vulnerable_versions: '<4.17.21',
    },
  ],
});

function osvFor(dir: string): StandIn {
  const flaw = { id: 'GHSA-35jh-r3h4-6jhm', aliases: ['CVE-2021-23337'], summary: 'Command Injection', severity: [] };
  return {
    version: 'osv-scanner version: 2.5.1',
    exitCode: 1,
    stderr: `Scanned ${dir}/package-lock.json file and found 1 package`,
    stdout: JSON.stringify({
      results: [
        {
          source: { path: `${dir}/package-lock.json`, type: 'lockfile' },
          packages: [
            {
              package: { name: 'lodash', version: '4.17.15', ecosystem: 'npm' },
              vulnerabilities: [flaw],
              groups: [{ ids: [flaw.id], aliases: [...flaw.aliases, flaw.id] }],
            },
          ],
        },
      ],
    }),
  };
}

function scan(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<CliOutcome> {
  const surroundings = { PATH: process.env['PATH'], HOME: folder, OSV_SCANNER: join(folder, 'none'), ...environment };
  return runInContext(['scan', 'dependencies', '--json', ...words], folder, { environment: surroundings });
}

test('auto uses what is there, says what is not, and reports a flaw of a project below once', async () => {
  writeTree(join(folder, 'packages/shop'), PROJECT);
  const dir = join(folder, 'packages/shop');
  const registry = await startAnsweringRegistry({ body: ANSWER });
  try {
    const program = standIn(join(folder, 'bin'), 'osv-scanner', osvFor(dir));
    const outcome = await scan(['--dir', 'packages/shop', '--registry', registry.url], { OSV_SCANNER: program });
    expect(outcome.exitCode).toBe(0);
    expect(JSON.parse(outcome.out)).toMatchObject({
      schema: 'tollgate/scan-dependencies/1',
      status: 'complete',
      tools: [
        { name: 'npm audit', status: 'complete' },
        { name: 'OSV-Scanner', version: '2.5.1', status: 'complete' },
      ],
      findings: [{ rule: 'CVE-2021-23337', tools: ['OSV-Scanner', 'npm audit'] }],
    });
    expect(outcome.messages).toMatch(/Snyk was not used: SNYK_TOKEN is not set/u);
    expect(outcome.messages).toMatch(/dependency-check was not used: no Dependency-Check was found/u);
  } finally {
    await registry.close();
  }
});

test('a scanner that is asked for by name and is not there makes the scan incomplete', async () => {
  writeTree(folder, PROJECT);
  const outcome = await scan(['--tools', 'osv,snyk']);
  expect(outcome.exitCode).toBe(3);
  expect(JSON.parse(outcome.out)).toMatchObject({
    status: 'unreadable',
    tools: [
      { name: 'OSV-Scanner', reason: expect.stringMatching(/could not be started/u) as unknown },
      { name: 'Snyk', reason: 'SNYK_TOKEN is not set' },
    ],
  });
  expect((await scan(['--tools', 'osv', '--exit-zero'])).exitCode).toBe(0);
});

test('where nothing can be audited, the scan is incomplete', async () => {
  const outcome = await scan([]);
  expect([outcome.exitCode, outcome.out]).toEqual([3, expect.stringMatching(/no package-lock\.json/u)]);
});

test('a name that is no scanner is exit 2', async () => {
  const outcome = await scan(['--tools', 'npm-audit,trivy']);
  expect([outcome.exitCode, outcome.messages]).toEqual([2, expect.stringMatching(/"trivy" is no scanner/u)]);
});
