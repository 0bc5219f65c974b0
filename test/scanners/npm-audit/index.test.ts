import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type ClientRequest, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdvisoryServer, startAdvisoryServer } from '../../../src/demo/advisory-server.ts';
import { writeDemoProject } from '../../../src/demo/demo-project.ts';
import { auditNpm, type NpmAuditOptions } from '../../../src/scanners/npm-audit/index.ts';
import type { ScannerRun } from '../../../src/scanners/scanner-run.ts';
import { removeFolder, temporaryFolder, writeFileAtomic } from '../../../src/util/files.ts';
import { type Answer, startAnsweringRegistry } from './answering-registry.ts';

let folder: string;
let demo: string;
let server: AdvisoryServer;

beforeAll(async () => {
  folder = await temporaryFolder('tollgate-npm-');
  demo = join(folder, 'demo');
  await writeDemoProject(demo, 'outdated', writeFileAtomic);
  server = await startAdvisoryServer();
});
afterAll(async () => {
  await server.close();
  await removeFolder(folder);
});

function run(options: Partial<NpmAuditOptions> = {}): Promise<ScannerRun> {
  return auditNpm({
    dir: demo,
    registry: server.url,
    environment: process.env,
    cacheDir: join(folder, 'cache'),
    timeoutMs: 20_000,
    ...options,
  });
}

async function project(
  name: string,
  files: Readonly<Record<string, string>>,
  dependencies: Readonly<Record<string, string>> = { lodash: '4.17.20' },
): Promise<string> {
  const dir = join(folder, name);
  await mkdir(dir, { recursive: true });
  const root = { name, version: '1.0.0', dependencies };
  const packages = Object.entries(dependencies).map(([key, version]) => [`node_modules/${key}`, { version }]);
  const lock = { ...root, lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(packages) } };
  await writeFile(join(dir, 'package.json'), JSON.stringify(root));
  await writeFile(join(dir, 'package-lock.json'), JSON.stringify(lock));
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
  return dir;
}

function vulnerable(result: ScannerRun): string[] {
  const report = JSON.parse(new TextDecoder().decode(result.report)) as { vulnerabilities: object };
  return Object.keys(report.vulnerabilities);
}

async function against(answer: Answer, options: Partial<NpmAuditOptions> = {}): Promise<ScannerRun> {
  const registry = await startAnsweringRegistry(answer);
  try {
    return await run({ registry: registry.url, ...options });
  } finally {
    await registry.close();
  }
}

describe.concurrent('auditNpm with the real npm', () => {
  test('finds the vulnerable packages of the demo project, direct and transitive', async () => {
    const steps: string[] = [];
    const result = await run({ onProgress: ({ detail }) => steps.push(detail ?? '') });
    expect(result).toMatchObject({
      status: 'complete',
      exitCode: 1,
      lockfile: 'package-lock.json',
      format: 'npm-audit',
    });
    expect(result.reason).toBeUndefined();
    expect(result.tool.version).toMatch(/^\d+\.\d+\.\d+/u);
    expect(vulnerable(result)).toContain('follow-redirects');
    expect(vulnerable(result)).toContain('lodash');
    expect(steps.at(-1)).toBe('complete');
  });

  test('a project without vulnerable packages is complete and empty', async () => {
    const result = await run({ dir: await project('clean', {}, { 'escape-html': '1.0.3' }) });
    expect(result).toMatchObject({ status: 'complete', exitCode: 0 });
    expect(vulnerable(result)).toEqual([]);
  });

  test.each<[string, Answer, RegExp]>([
    ['status 500', { status: 500, body: '{"error":"down"}' }, /500 Internal Server Error/u],
    ['no JSON', { body: 'not json <' }, /invalid json/u],
    ['a web page', { body: '<!doctype html><p>Sign in</p>', type: 'text/html' }, /invalid json/u],
    ['an error object', { body: '{"error":"nope"}' }, /npm audit failed/u],
  ])('an endpoint that answers with %s gives no report, and says why', async (_name, answer, reason) => {
    const result = await against(answer);
    expect(result.status).toBe('unreadable');
    expect(result.reason).toMatch(reason);
    expect(result.report).toBeUndefined();
  });

  test('an endpoint that never answers gives no report', async () => {
    const result = await against('never', { timeoutMs: 1_500 });
    expect(result.status).toBe('unreadable');
    expect(result.reason).toMatch(/timeout|ended after/u);
  });

  test('a refused connection gives no report', async () => {
    const registry = await startAnsweringRegistry('never');
    await registry.close();
    expect(await run({ registry: registry.url })).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });

  test.each(['null', '[]', '{}'])('an endpoint that answers %s to everything is no clean result', async (body) => {
    const result = await against({ body });
    expect(result).toMatchObject({ status: 'degraded', exitCode: 0 });
    expect(result.reason).toContain('advisory source answered nothing for a package known to be vulnerable');
    expect(vulnerable(result)).toEqual([]);
  });

  test('settings of environment, user and project cannot make the audit check less', async () => {
    const dir = await project('restricted', {
      '.npmrc': 'offline=true\nomit=dev\naudit-level=critical\npackage-lock=false\n',
    });
    const root = { name: 'restricted', version: '1.0.0', devDependencies: { lodash: '4.17.20' } };
    const packages = { '': root, 'node_modules/lodash': { version: '4.17.20', dev: true } };
    await writeFile(join(dir, 'package.json'), JSON.stringify(root));
    await writeFile(join(dir, 'package-lock.json'), JSON.stringify({ ...root, lockfileVersion: 3, packages }));
    const userconfig = join(folder, 'user-npmrc');
    await writeFile(userconfig, 'offline=true\naudit-level=none\nomit[]=dev\n');
    const result = await run({
      dir,
      environment: {
        ...process.env,
        NPM_CONFIG_OFFLINE: 'true',
        npm_config_omit: 'dev',
        NODE_ENV: 'production',
        NPM_CONFIG_USERCONFIG: userconfig,
      },
    });
    expect(result.status).toBe('complete');
    expect(vulnerable(result)).toEqual(['lodash']);
  });

  test('workspaces that are configured away make the result degraded', async () => {
    const dir = await project('workspaces', { '.npmrc': 'workspaces=false\n' });
    expect(await run({ dir, probe: false })).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('leave the workspaces out') as unknown,
    });
  });

  test('a lockfile older than package.json makes the result degraded and says how to renew it', async () => {
    const manifest = JSON.stringify({ dependencies: { lodash: '4.17.20', stripe: '^12.0.0' } });
    const result = await run({ dir: await project('stale', { 'package.json': manifest }), probe: false });
    expect(result).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('package.json asks for stripe') as unknown,
      help: [expect.stringContaining('npm install --package-lock-only') as unknown],
    });
    expect(vulnerable(result)).toEqual(['lodash']);
  });

  test('a broken lockfile is no clean result', async () => {
    const result = await run({ dir: await project('broken', { 'package-lock.json': '{"name": "x", ' }) });
    expect(result.status).not.toBe('complete');
  });

  test('the folder itself is audited, never a project above it', async () => {
    const above = await project('above', {});
    const dir = join(above, 'below');
    await mkdir(dir);
    await writeFile(join(dir, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: { '': {} } }));
    const result = await run({ dir, probe: false });
    expect(result).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('no package.json') as unknown,
    });
    expect(vulnerable(result)).toEqual([]);
  });

  test('relative folders are taken from where we stand', async () => {
    const dir = await project('relative', {});
    const [from, cache] = [relative(process.cwd(), dir), relative(process.cwd(), join(folder, 'relative-cache'))];
    const result = await run({ dir: from, cacheDir: cache, probe: false });
    expect(vulnerable(result)).toEqual(['lodash']);
    expect(existsSync(join(folder, 'relative-cache/_cacache'))).toBe(true);
  });

  test('a cancelled audit is not readable', async () => {
    const controller = new AbortController();
    const result = await against('never', {
      signal: controller.signal,
      onProgress: ({ detail }) => {
        if (detail?.startsWith('asking') === true) setTimeout(() => controller.abort(), 100);
      },
    });
    expect(result).toMatchObject({ status: 'unreadable', reason: 'npm audit was cancelled' });
  });
});

describe('auditNpm without a run', () => {
  test('no lockfile: nothing is run, the help makes one', async () => {
    const dir = join(folder, 'nolock');
    await mkdir(dir);
    await writeFile(join(dir, 'yarn.lock'), '');
    expect(await run({ dir })).toEqual({
      tool: { name: 'npm audit' },
      format: 'npm-audit',
      status: 'unreadable',
      reason: 'there is no package-lock.json or npm-shrinkwrap.json (yarn.lock belongs to another package manager)',
      help: ['npm install --package-lock-only makes a lockfile without installing anything'],
      command: [],
    });
  });

  test('no npm: not readable, with help', async () => {
    const result = await run({ npmCommand: ['tollgate-no-such-npm'] });
    expect(result).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('npm could not be started') as unknown,
      help: [expect.stringContaining('install Node.js') as unknown],
    });
  });

  test('a scanner that crashes half way through its report is not readable', async () => {
    const crashing = `process.stdout.write('{"auditReportVersion":2,"vulner'); process.kill(process.pid, 'SIGKILL')`;
    const result = await run({ npmCommand: [process.execPath, '-e', crashing, '--'] });
    expect(result).toMatchObject({ status: 'unreadable' });
    expect(result.exitCode).toBeUndefined();
  });

  test('credentials in the registry address are kept out of all that is said', async () => {
    const registry = await startAnsweringRegistry('never');
    await registry.close();
    const said: string[] = [];
    const result = await run({
      registry: registry.url.replace('//', '//user:password@'),
      onProgress: ({ detail }) => said.push(detail ?? ''),
    });
    expect(result.status).toBe('unreadable');
    expect(JSON.stringify([result, said])).not.toContain('password');
  });
});

test('a source that only npm itself gets through to is probed through npm, with the project credentials', async () => {
  const asked: (string | undefined)[] = [];
  const guard = createServer((incoming, response) => {
    asked.push(incoming.headers.authorization);
    if (incoming.headers.authorization !== 'Bearer s3cret') {
      response.writeHead(401).end('{}');
      return;
    }
    const onward = proxied(`${server.url.replace(/\/$/u, '')}${incoming.url ?? ''}`, incoming, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    guard.listen(0, '127.0.0.1', resolve);
  });
  const { port } = guard.address() as AddressInfo;
  const npmrc = `//127.0.0.1:${port}/:_authToken=\${SHOP_TOKEN}\n`;
  try {
    const result = await run({
      dir: await project('private', { '.npmrc': npmrc }),
      registry: `http://127.0.0.1:${port}/`,
      environment: { ...process.env, SHOP_TOKEN: 's3cret' },
    });
    expect(result).toMatchObject({ status: 'complete', exitCode: 1 });
    expect(vulnerable(result)).toEqual(['lodash']);
    expect(asked).toContain(undefined);
  } finally {
    guard.closeAllConnections();
    guard.close();
  }
});

function proxied(url: string, from: IncomingMessage, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
  const headers = Object.fromEntries(Object.entries(from.headers).filter(([name]) => name !== 'host'));
  return request(url, { method: from.method ?? 'GET', headers }, onAnswer);
}
