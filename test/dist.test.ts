import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUTS } from '../src/config/outputs.ts';
import { type AdvisoryServer, startAdvisoryServer } from '../src/demo/advisory-server.ts';
import { writeDemoProject } from '../src/demo/demo-project.ts';

interface Contents {
  readonly packages: readonly string[];
  readonly layers: readonly string[];
  readonly imports: readonly string[];
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly version: string;
}

const dist = resolve('dist');
const contents: Readonly<Record<string, Contents>> = JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8'));
const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

function namesOf(bundle: string): string[] {
  return (contents[bundle]?.packages ?? []).map((title) => title.replace(/@[^@]*$/u, ''));
}

describe('the bundle of the action', () => {
  test('holds no web server, no database and no sandbox', () => {
    expect(namesOf('action.js').filter((name) => /^(?:fastify|kysely|pg|@electric-sql\/)/u.test(name))).toEqual([]);
    expect(contents['action.js']?.layers).toEqual(expect.arrayContaining(['cli', 'fuzz', 'baseline', 'pipeline']));
    expect(contents['action.js']?.layers.filter((layer) => ['sandbox', 'server', 'demo'].includes(layer))).toEqual([]);
  });

  test('needs nothing that is installed beside it', () => {
    expect(contents['action.js']?.imports.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

describe('the bundle of the command', () => {
  test('imports nothing but built-ins and declared dependencies', () => {
    const packages = contents['tollgate.js']?.imports.filter((name) => !name.startsWith('node:')) ?? [];
    const declared = { ...manifest.dependencies, ...manifest.optionalDependencies };
    expect(packages.filter((name) => declared[name] === undefined)).toEqual([]);
  });

  test('can be started by a shell', () => {
    expect(readFileSync(join(dist, 'tollgate.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/u);
    accessSync(join(dist, 'tollgate.js'), constants.X_OK);
  });
});

describe('what lies beside the bundles', () => {
  test('has the licence of every bundled package', () => {
    const texts = readFileSync(join(dist, 'licenses.txt'), 'utf8');
    const titles = Object.values(contents).flatMap(({ packages }) => packages);
    expect(titles.filter((title) => !texts.includes(`${title}\nLicence: `))).toEqual([]);
  });

  test('names no path of the machine that built it', () => {
    const files = globSync('**/*.{js,html,json}', { cwd: dist });
    expect(files.filter((file) => readFileSync(join(dist, file), 'utf8').includes(process.cwd()))).toEqual([]);
  });
});

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

describe('the action, started as a runner starts it', () => {
  let workspace: string;
  let advisories: AdvisoryServer;

  beforeAll(async () => {
    workspace = mkdtempSync(join(tmpdir(), 'tollgate-action-'));
    advisories = await startAdvisoryServer();
    await writeDemoProject(join(workspace, 'shop'), 'outdated', async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    });
    const config = { dependencies: { dir: 'shop', registry: advisories.url } };
    writeFileSync(join(workspace, 'tollgate.yml'), JSON.stringify(config));
  });

  afterAll(async () => {
    await advisories.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  function start(inputs: Readonly<Record<string, string>>, main = join(dist, 'action.js')): Promise<Ended> {
    const files = { GITHUB_OUTPUT: join(workspace, 'outputs'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      ...files,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    };
    return new Promise((done) => {
      execFile(process.execPath, [main], { cwd: workspace, env }, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        const blocks = readFileSync(files.GITHUB_OUTPUT, 'utf8').matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n\2$/gmu);
        const outputs = Object.fromEntries([...blocks].map(([, name, , value]) => [name ?? '', value ?? '']));
        done({ status, stdout: stdout + stderr, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') });
      });
    });
  }

  test('shuts the gate on vulnerable packages, and sets every output that action.yml names', async () => {
    const { status, outputs, summary, stdout } = await start({});
    expect({ status, outputs, stdout }).toMatchObject({ status: 1, outputs: { verdict: 'fail', 'exit-code': '1' } });
    expect(Object.keys(outputs).toSorted()).toEqual(OUTPUTS.map((output) => output.name).toSorted());
    for (const name of ['sarif', 'github-sarif', 'report']) {
      expect(existsSync(resolve(workspace, outputs[name] ?? '')), name).toBe(true);
    }
    expect(Number(outputs['high']) + Number(outputs['critical'])).toBeGreaterThan(0);
    expect(summary).toContain('Tollgate');
    expect(Number(outputs['new'])).toBeGreaterThan(0);
    const annotations = stdout.match(/^::error /gmu) ?? [];
    expect([annotations.length > 1, annotations.length <= 10]).toEqual([true, true]);
    expect(stdout).toMatch(
      /^::error title=(?:critical|high)%3A (?:CVE|GHSA)-[^,]+,file=shop\/package-lock\.json,line=\d+::/mu,
    );
  });

  test('opens it where nothing is as bad as its input asks', async () => {
    const sarif = JSON.parse(readFileSync(resolve(workspace, (await start({})).outputs['sarif'] ?? ''), 'utf8'));
    expect(sarif.version).toBe('2.1.0');
    const { status, outputs } = await start({
      baseline: '.tollgate/tollgate.sarif',
      'new-only': 'true',
      output: 'second',
    });
    expect({ status, verdict: outputs['verdict'] }).toEqual({ status: 0, verdict: 'pass' });
  });

  test('as one scan that does not judge, and a gate over its report, comes to the same verdict', async () => {
    const scan = await start({ output: 'scan', 'exit-zero': 'true' }, resolve('actions/dependency-audit/main.js'));
    expect({ status: scan.status, verdict: scan.outputs['verdict'] }).toEqual({ status: 0, verdict: 'fail' });
    const gate = await start({ reports: 'scan', output: 'gate' }, resolve('actions/aggregate/main.js'));
    expect({ status: gate.status, verdict: gate.outputs['verdict'] }).toEqual({ status: 1, verdict: 'fail' });
    expect(gate.outputs['high']).toBe(scan.outputs['high']);
    const more = await start(
      { reports: 'scan', require: 'web', output: 'gate', 'fail-on': 'critical' },
      resolve('actions/aggregate/main.js'),
    );
    expect(more.stdout).toContain('web was expected and did not run');
  });

  test.each([
    ['an input that does not fit', { 'fail-on': 'severe' }, /fail-on is .*severe/u],
    ['a configuration that is not there', { config: 'other.yml' }, /other\.yml/u],
  ])('refuses %s, and says so', async (_why, inputs, message) => {
    const { status, stdout } = await start(inputs);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^::error/mu);
    expect(stdout).toMatch(message);
  });
});
