import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// What a user has: nothing of this checkout on PATH.
const path = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.startsWith(process.cwd()))
  .join(delimiter);
const env = { PATH: path, HOME: process.env['HOME'], CI: 'true' };
const isReachable = spawnSync('npm', ['view', 'kysely', 'version'], { env, timeout: 30_000 }).status === 0;

describe.skipIf(!isReachable)('installed from the packed archive into an empty folder (needs the npm registry)', () => {
  let scratch: string;
  let project: string;

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'tollgate-pack-'));
    project = join(scratch, 'project');
    mkdirSync(project);
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], { env, stdio: 'pipe' });
    const archive = readdirSync(scratch).find((file) => file.endsWith('.tgz')) ?? 'no archive';
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', join(scratch, archive)];
    execFileSync('npm', install, { cwd: project, env, stdio: 'pipe' });
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  function tollgate(...args: readonly string[]): { status: number | null; stdout: string } {
    const run = spawnSync('npx', ['--no-install', 'tollgate', ...args], { cwd: project, env, encoding: 'utf8' });
    return { status: run.status, stdout: run.stdout };
  }

  test('tollgate --version says the version of the package', () => {
    expect(tollgate('--version')).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) });
  });

  test('runs under whatever Node comes first on PATH, without npx around it', () => {
    const run = spawnSync(join(project, 'node_modules', '.bin', 'tollgate'), ['--version'], { env, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) });
  });

  test('tollgate demo shows what it promises, and says where its page lies', () => {
    const { status, stdout } = tollgate('demo');
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(stdout.trim().split('\n').at(-1)).toMatch(/tollgate: (?:pass|fail): /u);
    const page = /[^\s'"]+\.html/u.exec(stdout)?.[0] ?? 'no page named';
    expect(existsSync(resolve(project, page)), page).toBe(true);
  });
});
