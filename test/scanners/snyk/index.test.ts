import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScannerRun } from '../../../src/scanners/scanner-run.ts';
import { scanWithSnyk, type SnykOptions } from '../../../src/scanners/snyk/index.ts';
import { scannerOptions, standIn, type StandIn } from '../stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-snyk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TOKEN = '11111111-2222-3333-4444-555555555555';
const found: StandIn = {
  version: '1.1307.4',
  exitCode: 1,
  stdout: '{"ok":false,"vulnerabilities":[{"id":"A"}],"dependencyCount":1}',
};

function scan(answer: StandIn, more: Partial<SnykOptions> = {}): Promise<ScannerRun> {
  const program = [standIn(folder, 'snyk', answer)];
  const environment = { PATH: process.env['PATH'], HOME: folder, SNYK_TOKEN: TOKEN };
  return scanWithSnyk({
    ...scannerOptions(folder, { environment }),
    program,
    manifests: ['package-lock.json'],
    ...more,
  });
}

test('findings are complete', async () => {
  expect(await scan(found)).toMatchObject({
    status: 'complete',
    exitCode: 1,
    tool: { name: 'Snyk', version: '1.1307.4' },
  });
});

test('the token reaches Snyk by the environment, and never an argument or a message', async () => {
  const run = await scan({
    exitCode: 2,
    before: 'echo "Authentication failed for $SNYK_TOKEN" >&2',
    stdout: `{"ok":false,"error":"token ${TOKEN} refused"}`,
  });
  expect(run.status).toBe('unreadable');
  expect(run.command.join(' ')).not.toContain(TOKEN);
});

test('analytics are off, and a stored configuration is not read', async () => {
  const before = 'test "$SNYK_DISABLE_ANALYTICS" = 1 || exit 9; test "$XDG_CONFIG_HOME" != "" || exit 9';
  expect((await scan({ ...found, before })).status).toBe('complete');
});

test('several manifests, of which Snyk takes one, are a notice', async () => {
  const run = await scan(found, { manifests: ['package-lock.json', 'pom.xml'] });
  expect(run.notices).toEqual([expect.stringMatching(/package-lock\.json, pom\.xml/u)]);
  expect(await scan(found, { manifests: ['package-lock.json', 'pom.xml'], allProjects: true })).not.toHaveProperty(
    'notices',
  );
});

test.each<[string, Partial<SnykOptions>, RegExp]>([
  ['no token', { environment: { PATH: process.env['PATH'] } }, /SNYK_TOKEN is not set/u],
  ['an empty token', { environment: { SNYK_TOKEN: '' } }, /SNYK_TOKEN is not set/u],
])('%s: absent, nothing is started', async (_name, more, reason) => {
  expect(await scan(found, more)).toMatchObject({
    absent: true,
    status: 'unreadable',
    reason: expect.stringMatching(reason) as unknown,
  });
});

test('not installed: absent', async () => {
  const run = await scanWithSnyk({ ...scannerOptions(folder), manifests: [] });
  expect(run).toMatchObject({ absent: true, reason: 'the package snyk is not installed' });
});
