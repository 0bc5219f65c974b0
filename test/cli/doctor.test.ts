import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CliOutcome, runInContext } from '../run-in-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-doctor-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

function doctor(words: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Promise<CliOutcome> {
  return runInContext(['doctor', ...words], folder, {
    environment: { PATH: join(folder, 'bin'), HOME: folder, ...more },
  });
}

interface Document {
  readonly tools: readonly Readonly<Record<string, unknown>>[];
  readonly databases: readonly Readonly<Record<string, unknown>>[];
}

async function documentOf(more: Readonly<Record<string, string>> = {}): Promise<Document> {
  const { exitCode, out } = await doctor(['--json'], more);
  expect(exitCode).toBe(0);
  return JSON.parse(out) as Document;
}

describe('tollgate doctor', () => {
  test('says of a bare machine what each missing tool costs and how to get it, and exits 0', async () => {
    const { exitCode, out } = await doctor();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^missing {2}OSV-Scanner\n +lost without it: .+\n +=  ?help: tollgate setup --tools osv$/mu);
    expect(out).toMatch(/^missing {2}ZAP$/mu);
    expect(out).toMatch(/^none +databases/mu);
    expect(out).toMatch(/^ok +Node \d+/mu);
  });

  test('tells versions, and that a program that is there does not work', async () => {
    program('osv-scanner', 'echo "osv-scanner version: 2.5.1"');
    program('java', 'echo "openjdk version \\"17.0.15\\" 2025-04-15" >&2');
    program('pnpm', 'exit 1');
    const { tools } = await documentOf({ SNYK_TOKEN: '00000000-0000-0000-0000-000000000000' });
    const named = (name: string): object | undefined => tools.find((tool) => tool['name'] === name);
    expect(named('OSV-Scanner')).toEqual({
      name: 'OSV-Scanner',
      found: true,
      use: expect.any(String),
      version: '2.5.1',
      path: join(folder, 'bin', 'osv-scanner'),
    });
    expect(named('Java')).toMatchObject({ found: true, version: '17.0.15' });
    expect(named('pnpm')).toMatchObject({ found: true, problem: 'it does not say its version' });
    expect(named('git')).toMatchObject({ found: false, lost: expect.any(String), help: expect.any(String) });
  });

  test.each([
    ['1.9.2', true],
    ['2.0.0', false],
    ['10.1.0', false],
  ])('calls OSV-Scanner %s too old: %s', async (version, isTooOld) => {
    program('osv-scanner', `echo "osv-scanner version: ${version}"`);
    const { tools } = await documentOf();
    const found = tools.find((tool) => tool['name'] === 'OSV-Scanner');
    expect(found?.['problem']).toEqual(isTooOld ? 'it is too old: 2 or later is needed' : undefined);
  });

  test('does not take the version of something else, that a program names as it fails, for its own', async () => {
    program('osv-scanner', 'echo "libc.so.6: version GLIBC_2.32 not found" >&2; exit 1');
    program('yarn', 'echo "this project asks for pnpm@9.0.1"; exit 1');
    const { tools } = await documentOf();
    for (const name of ['OSV-Scanner', 'yarn']) {
      const found = tools.find((tool) => tool['name'] === name);
      expect(found).toMatchObject({ found: true, problem: 'it does not say its version' });
      expect(found).not.toHaveProperty('version');
    }
  });

  test.each([
    ['openjdk version "21" 2023-09-19', '21', undefined],
    ['java version "1.8.0_392"', '1.8.0_392', 'it is too old: 11 or later is needed'],
    ['Picked up JAVA_TOOL_OPTIONS: -Da=1.2\nopenjdk version "17.0.15" 2025-04-15', '17.0.15', undefined],
  ])('understands the Java that says %j', async (text, version, problem) => {
    mkdirSync(join(folder, 'jdk', 'bin'), { recursive: true });
    program('../jdk/bin/java', `echo '${text}\nOpenJDK Runtime Environment (build 21+35-2513)' >&2`);
    const { tools } = await documentOf({ JAVA_HOME: join(folder, 'jdk') });
    const found = tools.find((tool) => tool['name'] === 'Java');
    expect(found).toMatchObject({ found: true, version });
    expect(found?.['problem']).toBe(problem);
  });

  test('has package managers fetch and run nothing that the project names', async () => {
    program('yarn', 'echo "1.$YARN_IGNORE_PATH$COREPACK_ENABLE_NETWORK"');
    program(
      'pnpm',
      'test "$npm_config_manage_package_manager_versions" = false && echo "10.0.$COREPACK_ENABLE_NETWORK"',
    );
    const { tools } = await documentOf();
    const said = ['yarn', 'pnpm'].map((name) => tools.find((tool) => tool['name'] === name)?.['version']);
    expect(said).toEqual(['1.10', '10.0.0']);
  });

  test('finds ZAP by ZAP_HOME, and its version without starting it', async () => {
    mkdirSync(join(folder, 'zap'));
    writeFileSync(join(folder, 'zap', 'zap.sh'), '#!/bin/sh\ntouch "$0.ran"\n', { mode: 0o755 });
    writeFileSync(join(folder, 'zap', 'zap-2.17.0.jar'), '');
    const { tools } = await documentOf({ ZAP_HOME: join(folder, 'zap') });
    expect(tools).toContainEqual(expect.objectContaining({ name: 'ZAP', found: true, version: '2.17.0' }));
  });

  test('says that Docker is there and its daemon is not, and that Snyk has no token', async () => {
    program('docker', 'exit 1');
    program('snyk', 'echo 1.1307.4');
    const { out } = await doctor();
    expect(out).toMatch(/^problem {2}Docker: .*daemon does not answer$/mu);
    expect(out).toMatch(/^problem {2}Snyk.*: SNYK_TOKEN is not set$/mu);
  });

  test('tells the age of each database, and which are too old', async () => {
    const kev = join(folder, '.tollgate', 'databases', 'kev.json');
    mkdirSync(join(kev, '..'), { recursive: true });
    writeFileSync(kev, JSON.stringify({ dateReleased: '2026-11-01T00:00:00Z', vulnerabilities: [{ cveID: 'CVE-1' }] }));
    const engine = join(folder, '.tollgate', 'databases', 'dependency-check', 'odc.mv.db');
    mkdirSync(join(engine, '..'));
    writeFileSync(engine, 'H2');
    utimesSync(engine, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));
    const { databases } = await documentOf();
    expect(databases).toEqual([
      expect.objectContaining({ kind: 'dependency-check', date: '2026-11-20' }),
      expect.objectContaining({ kind: 'kev', date: '2026-11-01', fault: expect.stringContaining('20 days old') }),
    ]);
    expect(databases[0]).not.toHaveProperty('fault');
  });
});
