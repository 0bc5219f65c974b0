import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const run = (config: string, ...argv: string[]): Promise<CliOutcome> => {
  write('tollgate.yml', config);
  return runInContext(['run', ...argv], folder);
};
const sarif = (): string => readFileSync(join(folder, '.tollgate/tollgate.sarif'), 'utf8');

const APP = `
import { createServer } from 'node:http';
const links = ['/', '/a', '/b', '/c'];
createServer((request, response) => {
  response.writeHead(links.includes(request.url) ? 200 : 404, { 'content-type': 'text/html' });
  response.end('<title>App</title>' + links.map((link) => '<a href="' + link + '">x</a>').join(''));
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
`;

describe('the configuration', () => {
  test.each([
    [
      'an unknown key',
      'web: { traget: "http://127.0.0.1" }',
      /line 1: unknown key "web\.traget"/u,
      /did you mean "web\.target"\?/u,
    ],
    ['a wrong type', 'web:\n  minPages: many\n', /line 2: "web\.minPages"/u, /docs\/configuration\.md/u],
    ['broken YAML', 'web: [', /is no valid YAML/u, /indentation/u],
    ['nothing to do', 'require: [web]', /asks for no scan/u, /add a section/u],
    ['a web scan of nothing', 'web: {}', /the web scan has no target/u, /app: \{ url/u],
    [
      'a suppression of nothing',
      'web: { target: "http://127.0.0.1" }\nsuppressions: [{ reason: a, owner: b, expires: "2027-01-01" }]',
      /needs a fingerprint or a rule/u,
      /=/u,
    ],
    [
      'a missing profile',
      'payments: { profile: gone.yml }',
      /there is no payment profile gone\.yml/u,
      /docs\/payments\.md/u,
    ],
  ])('%s is exit 2, with the place and what to do', async (_name, config, what, help) => {
    const { exitCode, messages } = await run(config);
    expect(exitCode).toBe(2);
    expect(messages).toMatch(what);
    expect(messages).toMatch(help);
    expect(existsSync(join(folder, '.tollgate/tollgate.sarif'))).toBe(false);
  });

  test('a missing file is exit 2', async () => {
    const { exitCode, messages } = await runInContext(['run', '--config', 'gone.yml'], folder);
    expect(exitCode).toBe(2);
    expect(messages).toContain('there is no configuration file gone.yml');
  });
});

describe('the app under test', () => {
  test('is started, awaited, scanned and ended', async () => {
    const port = await freePort();
    write('app.mjs', APP);
    const config = `app:\n  url: http://127.0.0.1:${port}\n  start: exec "${process.execPath}" app.mjs\n  env: { PORT: "${port}" }\nweb: {}\n`;
    const { exitCode, out, events } = await run(config);
    expect(out).toMatch(
      /^tollgate: pass: .*\(1 of 4 scans configured; dependencies, payments, pci not configured\)$/mu,
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('web/csp-missing');
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'scan-finished', 'gate-decided']);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  test('that ends at once is incomplete, and its log is shown', async () => {
    const port = await freePort();
    const { exitCode, out, messages } = await run(
      `app: { url: "http://127.0.0.1:${port}", start: "echo no database configured; exit 4" }\nweb: {}\n`,
    );
    expect(exitCode).toBe(3);
    expect(messages).toContain('no database configured');
    expect(out).toMatch(
      /^tollgate: incomplete: web \(tollgate-baseline\) is degraded: the app ended \(4\) before it was ready/mu,
    );
    expect(sarif()).not.toContain('no database configured');
  });

  test('that never answers is incomplete when its time is up, and is ended', async () => {
    const port = await freePort();
    const { exitCode, out } = await run(
      `app: { url: "http://127.0.0.1:${port}", start: "echo $$ > pid; exec sleep 60", timeout: 1 }\nweb: {}\n`,
    );
    expect(exitCode).toBe(3);
    expect(out).toContain('the app was not ready after 1 s');
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/u);
  });
});

describe('a scan that cannot be done', () => {
  test('a dead target is incomplete, never green', async () => {
    const { exitCode, out } = await run(`web: { target: "http://127.0.0.1:${await freePort()}", name: shop }\n`);
    expect(exitCode).toBe(3);
    expect(out).toMatch(/^tollgate: incomplete: web .* is degraded: .*refused/mu);
    expect(sarif()).toContain('"executionSuccessful":false');
  });

  test.each(['http://203.0.113.7', 'http://10.0.0.7', 'https://api.stripe.com'])(
    'payments on %s are refused before a packet is sent',
    async (target) => {
      write(
        'payments.yml',
        `tollgate: 1\nname: far\ntarget: { baseUrl: "${target}" }\nmoney: { unit: minor, currency: EUR }\nroles: {}\n`,
      );
      const { exitCode, messages } = await run('payments: { profile: payments.yml }\n');
      expect(exitCode).toBe(2);
      expect(messages).toContain('payments/target-refused');
    },
  );

  test('a live key in the environment is refused', async () => {
    write(
      'payments.yml',
      'tollgate: 1\nname: x\ntarget: { baseUrl: "http://127.0.0.1:9" }\nmoney: { unit: minor, currency: EUR }\nroles: {}\n',
    );
    write('tollgate.yml', 'payments: { profile: payments.yml }\n');
    const key = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
    const { exitCode, messages } = await runInContext(['run'], folder, { environment: { STRIPE_KEY: key } });
    expect(exitCode).toBe(2);
    expect(messages).toContain('payments/live-key');
    expect(messages).not.toContain(key);
  });

  test.each([
    ['prints garbage', 'echo hello'],
    ['crashes', 'echo \'{"auditReportVersion":2,\'; kill -9 $$'],
    ['says that it failed', 'echo \'{"message":"outage","error":{"summary":"","detail":""}}\'; exit 1'],
  ])('an npm that %s is incomplete', async (_name, script) => {
    write('bin/npm', `#!/bin/sh\ncase "$*" in *version*) echo 11.0.0;; *) ${script};; esac\n`);
    chmodSync(join(folder, 'bin/npm'), 0o755);
    write('package.json', '{"name":"x","version":"1.0.0"}');
    write(
      'package-lock.json',
      '{"name":"x","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"x","version":"1.0.0"}}}',
    );
    write('tollgate.yml', 'dependencies: {}\n');
    const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
    const { exitCode, out } = await runInContext(['run'], folder, { environment: { PATH: path, HOME: folder } });
    expect(exitCode, out).toBe(3);
    expect(out).toMatch(/^tollgate: incomplete: dependencies/mu);
  });

  test('a required scan that nobody configured is incomplete', async () => {
    const { exitCode, out } = await run(
      `web: { target: "http://127.0.0.1:${await freePort()}" }\nrequire: [payments]\n`,
    );
    expect(exitCode).toBe(3);
    expect(out).toContain('payments was expected and did not run');
  });
});

describe('decisions and baselines', () => {
  test('a suppression takes a finding out of the gate until it expires; a baseline makes it old', async () => {
    const port = await freePort();
    write('app.mjs', APP);
    const app = `app: { url: "http://127.0.0.1:${port}", start: 'exec "${process.execPath}" app.mjs', env: { PORT: "${port}" } }\nweb: { name: app }\n`;
    const gate = 'gate: { failOn: medium }\n';
    const decision = "suppressions: [{ rule: web/csp-missing, reason: planned, owner: web, expires: '2026-12-01' }]\n";
    expect((await run(app + gate)).exitCode).toBe(1);
    write('old.sarif', sarif());
    const suppressed = await run(app + gate + decision, '--now', '2026-12-01T12:00:00Z');
    expect(suppressed.out).toContain('1 suppressed');
    const expired = await run(app + gate + decision, '--now', '2026-12-02');
    expect(expired.out).toContain('tollgate/suppression-expired');
    expect(expired.out).not.toContain('1 suppressed');
    const old = await run(app + gate, '--baseline', 'old.sarif', '--new-only');
    expect(old.out).toMatch(/^tollgate: pass: no new finding/mu);
    expect(old.exitCode).toBe(0);
  });
});

test('Ctrl-C ends the app and leaves no half file', async () => {
  const port = await freePort();
  write('tollgate.yml', `app: { url: "http://127.0.0.1:${port}", start: "echo $$ > pid; exec sleep 60" }\nweb: {}\n`);
  const entry = join(import.meta.dirname, '../../src/entries/tollgate.ts');
  const child = spawn(process.execPath, [entry, 'run'], { cwd: folder, stdio: 'ignore' });
  while (!existsSync(join(folder, 'pid'))) await delay(20);
  await delay(100);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(130);
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/u);
  const left = existsSync(join(folder, '.tollgate'))
    ? readdirSync(join(folder, '.tollgate'), { recursive: true }).map(String)
    : [];
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
});
