import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { create } from 'tar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { setupAction } from '../../src/cli/action/setup-action.ts';
import { releaseFile, type ScannerName, scannerRelease } from '../../src/config/scanner-releases.ts';
import { filesBelow } from '../../src/util/file-facts.ts';
import { zipArchive } from '../../src/util/zip-archive.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';
import { type ReleaseMirror, releaseMirror } from './release-mirror.ts';

const platform = `${process.platform}-${process.arch}`;
const VERSION = '9.9.9';
const files = new Map<string, Uint8Array>();
let mirror: ReleaseMirror;
let folder: string;
let work: string;

function fileName(name: ScannerName): string {
  const release = scannerRelease(name);
  const file = release === undefined ? undefined : releaseFile(release, platform);
  return (file?.file ?? `${name}-for-no-platform`).replace('{version}', VERSION);
}

/** Each says its name, and that it ran, by a file beside it. */
const script = (name: string): string => `#!/bin/sh\ntouch "$0.ran"\necho "${name} version: ${VERSION}"\n`;
const digestOf = (name: ScannerName): string =>
  createHash('sha256')
    .update(files.get(fileName(name)) ?? '')
    .digest('hex');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-setup-'));
  const zap = join(folder, `ZAP_${VERSION}`);
  mkdirSync(zap);
  writeFileSync(join(zap, 'zap.sh'), script('ZAP'), { mode: 0o755 });
  await create({ file: join(folder, 'zap.tar.gz'), cwd: folder, gzip: true, portable: true }, [`ZAP_${VERSION}`]);
  files.set(fileName('osv'), Buffer.from(script('osv-scanner')));
  files.set(fileName('zap'), readFileSync(join(folder, 'zap.tar.gz')));
  files.set(
    fileName('dependency-check'),
    zipArchive({
      'dependency-check/bin/dependency-check.sh': script('Dependency-Check'),
      'dependency-check/lib/a.jar': 'PK',
    }),
  );
  mirror = await releaseMirror(files);
});
afterAll(async () => {
  await mirror.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  mirror.asked.length = 0;
  work = mkdtempSync(join(folder, 'work-'));
});

const setup = (...words: string[]): Promise<CliOutcome> =>
  runInContext(['setup', '--mirror', mirror.origin, ...words], work);
const osv = (): string[] => ['--tools', `osv@${VERSION}`, '--sha256', `osv=${digestOf('osv')}`];

describe('tollgate setup', () => {
  test('installs what its digest names, and a shell that reads env.sh finds it', async () => {
    const { exitCode, out } = await setup(...osv());
    expect(out).toContain(`osv ${VERSION}: fetched, its SHA-256 held`);
    expect({ exitCode, last: out.split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: 'tollgate: pass: 1 scanner installed',
    });
    const said = execFileSync('sh', ['-c', '. .tollgate/scanners/env.sh && osv-scanner --version'], { cwd: work });
    expect(said.toString()).toBe(`osv-scanner version: ${VERSION}\n`);
  });

  test('unpacks ZIP and tar archives, and names their homes', async () => {
    const names = ['dependency-check', 'zap'] as const;
    const tools = names.map((name) => `${name}@${VERSION}`).join(',');
    const digests = names.map((name) => `${name}=${digestOf(name)}`);
    const { exitCode, out } = await setup('--tools', tools, '--sha256', ...digests, '--json');
    expect(exitCode).toBe(0);
    const { scanners } = JSON.parse(out) as { scanners: readonly { program: string; variables: object }[] };
    expect(scanners.map(({ variables }) => Object.keys(variables))).toEqual([['DEPENDENCY_CHECK_HOME'], ['ZAP_HOME']]);
    expect(scanners.map(({ program }) => execFileSync(program).toString())).toEqual([
      `Dependency-Check version: ${VERSION}\n`,
      `ZAP version: ${VERSION}\n`,
    ]);
    const doctor = await runInContext(['doctor', '--json'], work, {
      environment: { PATH: '/nowhere', ...Object.assign({}, ...scanners.map(({ variables }) => variables)) },
    });
    const { tools: found } = JSON.parse(doctor.out) as { tools: readonly { name: string; found: boolean }[] };
    const there = found.filter(({ name }) => ['Dependency-Check', 'ZAP'].includes(name));
    expect(there.map((tool) => tool.found)).toEqual([true, true]);
  });

  test('takes the kept download the second time, and fetches it anew where somebody has changed it', async () => {
    await setup(...osv());
    expect((await setup(...osv())).out).toContain('was here');
    expect(mirror.asked).toHaveLength(1);
    const kept = join(work, '.tollgate', 'downloads', digestOf('osv'), fileName('osv'));
    writeFileSync(kept, '#!/bin/sh\necho evil\n');
    expect((await setup(...osv())).out).toContain('fetched');
    expect(readFileSync(kept, 'utf8')).toBe(script('osv-scanner'));
    expect(readFileSync(join(work, `.tollgate/scanners/osv-${VERSION}/osv-scanner`), 'utf8')).not.toContain('evil');
  });

  test('keeps nothing of a file with another digest, and leaves what was installed', async () => {
    await setup(...osv());
    const wrong = 'a'.repeat(64);
    const { exitCode, messages } = await setup('--tools', `osv@${VERSION}`, '--sha256', `osv=${wrong}`);
    expect(exitCode).toBe(3);
    expect(messages).toContain('error[setup/wrong-digest]');
    expect(messages).toContain(digestOf('osv'));
    const left = await filesBelow(join(work, '.tollgate'));
    expect(left.filter((name) => name.includes(wrong) || name.includes('.part') || name.endsWith('.ran'))).toEqual([]);
    expect(left).toContain(`scanners/osv-${VERSION}/osv-scanner`);
  });

  test('refuses an archive without the program, whose digest is right', async () => {
    const name = fileName('dependency-check');
    const whole = files.get(name) ?? new Uint8Array();
    files.set(name, zipArchive({ 'README.md': 'moved' }));
    const { exitCode, messages } = await setup(
      '--tools',
      `dependency-check@${VERSION}`,
      '--sha256',
      `dependency-check=${digestOf('dependency-check')}`,
    );
    files.set(name, whole);
    expect({ exitCode, messages }).toMatchObject({
      exitCode: 3,
      messages: expect.stringContaining('setup/bad-archive'),
    });
    expect(existsSync(join(work, '.tollgate', 'scanners', 'env.sh'))).toBe(false);
  });

  test.each([
    [[], 'setup/no-tools'],
    [['--tools', 'ovs'], 'setup/bad-tool'],
    [['--tools', 'osv,osv'], 'setup/bad-tool'],
    [['--tools', 'osv@../../x', '--sha256', `osv=${'a'.repeat(64)}`], 'setup/bad-tool'],
    [['--tools', 'osv@2.0.0'], 'setup/no-digest'],
    [['--tools', 'osv', '--sha256', 'osv=abc'], 'setup/bad-digest'],
    [['--tools', 'osv', '--mirror', 'nowhere'], 'setup/bad-mirror'],
    [['--tools', 'osv', '--mirror', 'http://mirror.example/tools'], 'setup/bad-mirror'],
    [['--fetch-databases', 'npm', '--mirror', 'file:///etc'], 'setup/bad-mirror'],
    [['--tools', 'osv', '--mirror', 'https://user:word@mirror.example/tools'], 'setup/bad-mirror'],
    [['--tools', 'osv', '--mirror', 'https://mirror.example/tools?sig=1'], 'setup/bad-mirror'],
    [['--tools', 'osv', '--mirror', 'https://mirror.example/tools#top'], 'setup/bad-mirror'],
    [['--tools', 'osv', '--sha256', `zap=${'a'.repeat(64)}`], 'setup/bad-digest'],
  ])('%j is refused before anything is fetched: %s', async (words, code) => {
    const { exitCode, messages } = await setup(...words);
    expect({ exitCode, messages }).toMatchObject({ exitCode: 2, messages: expect.stringContaining(code) });
    expect(mirror.asked).toEqual([]);
  });

  test('says that a mirror does not have the pinned version', async () => {
    const { exitCode, messages } = await setup('--tools', 'zap');
    expect({ exitCode, messages }).toMatchObject({ exitCode: 3, messages: expect.stringContaining('404') });
    expect(mirror.asked).toEqual(['/ZAP_2.17.0_Linux.tar.gz']);
  });

  test('goes on without a cache that cannot be written, and says where it cannot install', async () => {
    writeFileSync(join(work, 'file'), '');
    expect((await setup(...osv(), '--cache-dir', join('file', 'cache'))).exitCode).toBe(0);
    const { exitCode, messages } = await setup(...osv(), '--into', join('file', 'scanners'));
    expect({ exitCode, messages }).toMatchObject({
      exitCode: 2,
      messages: expect.stringContaining('setup/cannot-write'),
    });
  });

  test('fetches databases too, or alone', async () => {
    files.set('npm/all.zip', zipArchive({ 'GHSA-1.json': '{}' }));
    files.set('known_exploited_vulnerabilities.json', Buffer.from('{"vulnerabilities":[{"cveID":"CVE-1"}]}'));
    files.set('epss_scores-current.csv.gz', Buffer.from('cve,epss,percentile\nCVE-2021-1,0.1,0.2\n'));
    const { exitCode, out } = await setup('--fetch-databases', 'npm');
    expect({ exitCode, last: out.split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: 'tollgate: pass: 0 scanners installed, 3 databases put in place',
    });
    expect(await filesBelow(join(work, '.tollgate', 'databases'))).toEqual([
      'epss.csv.gz',
      'kev.json',
      'osv/npm/all.zip',
    ]);
    await runInContext(['db', 'export', '--output', 'all.tar.gz'], work);
    const second = mkdtempSync(join(folder, 'work-'));
    const imported = await runInContext(['setup', '--databases', join(work, 'all.tar.gz')], second);
    expect(imported.exitCode).toBe(0);
    expect(existsSync(join(second, '.tollgate', 'databases', 'osv', 'npm', 'all.zip'))).toBe(true);
  });

  test('leaves what an earlier run installed in env.sh where it only fetches databases', async () => {
    await setup(...osv());
    const place = join(work, '.tollgate', 'scanners', 'env.sh');
    const before = readFileSync(place, 'utf8');
    files.set('npm/all.zip', zipArchive({ 'GHSA-1.json': '{}' }));
    files.set('known_exploited_vulnerabilities.json', Buffer.from('{"vulnerabilities":[{"cveID":"CVE-1"}]}'));
    files.set('epss_scores-current.csv.gz', Buffer.from('cve,epss,percentile\nCVE-2021-1,0.1,0.2\n'));
    const { exitCode, out } = await setup('--fetch-databases', 'npm');
    expect(exitCode).toBe(0);
    expect(out).not.toContain('for this shell');
    expect(readFileSync(place, 'utf8')).toBe(before);
  });

  test.skipIf(process.getuid?.() === 0)('fetches anew what is kept and not readable for this user', async () => {
    await setup(...osv());
    chmodSync(join(work, '.tollgate', 'downloads', digestOf('osv'), fileName('osv')), 0o000);
    expect((await setup(...osv())).out).toContain('fetched');
  });

  test('lists what is pinned', async () => {
    const { exitCode, out } = await runInContext(['setup', '--list'], work);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^zap 2\.17\.0 \(needs Java 17 or later\)$/mu);
  });
});

async function act(
  inputs: Readonly<Record<string, string>>,
  signal = new AbortController().signal,
): Promise<{ exitCode: number; path: string; env: string }> {
  const [path, env, output] = ['path', 'env', 'output'].map((name) => join(work, name));
  for (const file of [path, env, output]) writeFileSync(file ?? '', '');
  Object.assign(process.env, { GITHUB_PATH: path, GITHUB_ENV: env, GITHUB_OUTPUT: output });
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  const exitCode = await setupAction({
    cwd: work,
    environment: { RUNNER_TEMP: join(work, 'temp'), RUNNER_TOOL_CACHE: join(work, 'tools') },
    version: '0.0.0',
    clock: Date.now,
    signal,
    stdin: Readable.from([]),
    print() {},
    tell() {},
    progress() {},
    emit() {},
    colour: false,
    dashboard: () => Promise.resolve(''),
  });
  return { exitCode, path: readFileSync(path ?? '', 'utf8'), env: readFileSync(env ?? '', 'utf8') };
}

describe('the action setup', () => {
  const before = { ...process.env };
  let said = '';
  beforeEach(() => {
    said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  test('puts what it installed on the PATH of later steps, and keeps the download in the tool cache', async () => {
    const { exitCode, path, env } = await act({
      tools: `osv@${VERSION} zap@${VERSION}`,
      'sha256-osv': digestOf('osv'),
      'sha256-zap': digestOf('zap').toUpperCase(),
      mirror: mirror.origin,
    });
    expect(exitCode).toBe(0);
    const places = [`osv-${VERSION}`, `zap-${VERSION}/ZAP_${VERSION}`].map((name) =>
      join(work, 'temp', 'tollgate-scanners', name),
    );
    expect(path.trim().split('\n')).toEqual(places);
    expect(env).toContain(`${places[1]}\n`);
    expect(existsSync(join(work, 'tools', 'tollgate', digestOf('osv'), fileName('osv')))).toBe(true);
  });

  test('fetches ecosystems whose names have a blank', async () => {
    files.set('GitHub%20Actions/all.zip', zipArchive({ 'GHSA-1.json': '{}' }));
    files.set('npm/all.zip', zipArchive({ 'GHSA-2.json': '{}' }));
    files.set('known_exploited_vulnerabilities.json', Buffer.from('{"vulnerabilities":[{"cveID":"CVE-1"}]}'));
    files.set('epss_scores-current.csv.gz', Buffer.from('cve,epss,percentile\nCVE-2021-1,0.1,0.2\n'));
    const { exitCode } = await act({ 'fetch-databases': 'GitHub Actions, npm', mirror: mirror.origin });
    expect({ exitCode, said }).toMatchObject({ exitCode: 0 });
    expect(mirror.asked.slice(0, 2)).toEqual(['/GitHub%20Actions/all.zip', '/npm/all.zip']);
  });

  test('ends as cancelled where the job is', async () => {
    const abort = new AbortController();
    abort.abort('SIGTERM');
    const inputs = { tools: `osv@${VERSION}`, 'sha256-osv': digestOf('osv'), mirror: mirror.origin };
    expect(await act(inputs, abort.signal)).toMatchObject({ exitCode: 143, path: '' });
    expect(said).toBe('');
  });

  test.each([
    [{ tools: '' }, 2],
    [{ tools: `osv@${VERSION}`, 'sha256-osv': 'b'.repeat(64) }, 3],
  ])('changes no PATH where it fails: %j', async (inputs, code) => {
    const { exitCode, path } = await act({ ...inputs, mirror: mirror.origin });
    expect({ exitCode, path }).toEqual({ exitCode: code, path: '' });
    expect(said).toMatch(/^::error title=Tollgate setup::error\[setup\//u);
  });
});
