import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { asList, asObject } from '../../src/util/untrusted.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { type CliOutcome, runInContext } from '../run-in-context.ts';
import { goesWell, installZap } from '../scanners/zap/stand-in.ts';

let folder: string;
let server: Server;
let target: string;
let count = 0;

const PAGE =
  '<!doctype html><title>Shop</title><a href="/cart">cart</a> <a href="/checkout">pay</a> <a href="/docs/api">API</a>';

beforeAll(async () => {
  folder = await temporaryFolder('tollgate-web-engines-');
  server = createServer(({ url = '' }, response) => {
    const isPage = ['/', '/cart', '/checkout', '/docs/api'].includes(url);
    response.writeHead(isPage ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': 'session=abcdef; HttpOnly; SameSite=Lax',
    });
    response.end(isPage ? `${PAGE}<p>${url}` : '<!doctype html>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await removeFolder(folder);
});

interface Scan extends CliOutcome {
  readonly cwd: string;
  file(name: string): Promise<string>;
  results(): Promise<readonly Result[]>;
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly suppressions?: readonly { readonly justification?: string }[];
}

async function scan(
  args: readonly string[],
  parts: {
    readonly zap?: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly address?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<Scan> {
  count += 1;
  const cwd = join(folder, String(count));
  await mkdir(cwd, { recursive: true });
  for (const [name, text] of Object.entries(parts.files ?? {})) await writeFile(join(cwd, name), text);
  const home = parts.zap === undefined ? undefined : await installZap(join(cwd, 'zap-home'), parts.zap);
  const environment = {
    PATH: '/usr/bin:/bin',
    ...(home !== undefined && { ZAP_HOME: home }),
    SHOP_TOKEN: 'Bearer token-of-the-shop',
    ...parts.environment,
  };
  const outcome = await runInContext(['scan', 'web', '--target', parts.address ?? target, ...args], cwd, {
    environment,
  });
  return {
    ...outcome,
    cwd,
    file: (name) => readFile(join(cwd, name), 'utf8'),
    async results() {
      const sarif = JSON.parse(await readFile(join(cwd, '.tollgate/reports/web.sarif'), 'utf8')) as {
        runs: { results: Result[] }[];
      };
      return sarif.runs.flatMap(({ results }) => results);
    },
  };
}

const rules = async (done: Scan): Promise<string[]> => (await done.results()).map(({ ruleId }) => ruleId);
const ofTarget = (script: string): string => script.replaceAll('http://127.0.0.1:3000', target);
let plainly: Promise<Scan> | undefined;
const plainScan = (): Promise<Scan> => (plainly ??= scan([]));
const ENDS = 'tollgate: pass: web scan complete';

describe('scan web --engine zap', () => {
  test('reads the report of ZAP, under the name of the target, and keeps its page with card numbers masked', async () => {
    const done = await scan(['--engine', 'zap', '--auth-header', 'Authorization=SHOP_TOKEN'], {
      zap: ofTarget(goesWell),
    });
    expect(done.messages + done.out).toContain(ENDS);
    expect(done.exitCode).toBe(0);
    expect((await done.results()).map(({ ruleId }) => ruleId)).toEqual(['zap/10038-1']);
    const sarif = await done.file('.tollgate/reports/web.sarif');
    expect(sarif).toContain('"name":"ZAP","version":"2.17.0"');
    expect(sarif).not.toContain(new URL(target).port);
    expect(await done.file('.tollgate/zap/zap.html')).toMatch(/^<p>(?!4111 1111 1111 1111)/u);
    expect(await done.file('.tollgate/zap/zap.json')).toContain('10038-1');
    expect(await done.file('zap-home/environment')).toContain('ZAP_AUTH_HEADER_VALUE=Bearer token-of-the-shop');
    expect(sarif + done.messages + done.out).not.toContain('token-of-the-shop');
  });

  test('puts the reports where it is told to', async () => {
    const done = await scan(['--engine', 'zap', '--zap-html', 'out/page.html', '--zap-json', 'out/report.json'], {
      zap: ofTarget(goesWell),
    });
    expect(done.exitCode).toBe(0);
    expect(await done.file('out/page.html')).toContain('<p>');
    expect(JSON.parse(await done.file('out/report.json'))).toHaveProperty('site');
  });

  test('takes out of everything what an app repeats of its session', async () => {
    const leaky = ofTarget(goesWell)
      .replaceAll('"evidence":""', '"evidence":"token-of-the-shop"')
      .replace('<p>4111', '<p>token-of-the-shop 4111');
    const done = await scan(['--engine', 'zap', '--auth-header', 'Authorization=SHOP_TOKEN'], { zap: leaky });
    const kept = ['.tollgate/reports/web.sarif', '.tollgate/zap/zap.html', '.tollgate/zap/zap.json'];
    for (const name of kept) {
      const text = await done.file(name);
      expect([name, text.includes('[redacted]'), text.includes('token-of-the-shop')]).toEqual([name, true, false]);
    }
  });

  test('takes the header that people set for ZAP itself, for the target alone', async () => {
    const environment = { ZAP_AUTH_HEADER: 'X-Key', ZAP_AUTH_HEADER_VALUE: 'abc', ZAP_AUTH_HEADER_SITE: '' };
    const done = await scan(['--engine', 'zap'], { zap: ofTarget(goesWell), environment });
    const given = await done.file('zap-home/environment');
    expect(given).toContain('ZAP_AUTH_HEADER=X-Key\n');
    expect(given).toContain(`ZAP_AUTH_HEADER_SITE=${new URL(target).host}\n`);
  });

  test('a target that is no address, and a page of another one, are refused', async () => {
    const bad = await scan(['--engine', 'zap'], { zap: goesWell, address: 'shop.example' });
    expect(bad.exitCode).toBe(2);
    expect(bad.messages).toContain('"shop.example" is no http or https URL');
    const other = await scan(['--engine', 'zap', '--require-url', 'https://bank.example/'], { zap: goesWell });
    expect(other.exitCode).toBe(2);
    expect(other.messages).toContain('is not one of the target');
  });

  test('is incomplete without ZAP, and says what to install', async () => {
    const done = await scan(['--engine', 'zap']);
    expect(done.exitCode).toBe(3);
    expect(done.out + done.messages).toContain('tollgate: incomplete: web scan: ZAP is not installed');
    expect(done.out + done.messages).toContain('https://www.zaproxy.org/download/');
  });

  test('is incomplete where ZAP fails, and where the target never answers', async () => {
    const failed = await scan(['--engine', 'zap'], { zap: 'exit 137' });
    expect(failed.exitCode).toBe(3);
    expect(failed.out).toContain('for want of memory');
    const away = await scan(['--engine', 'zap', '--ready-timeout', '1s'], {
      zap: 'exit 0',
      address: 'http://127.0.0.1:9',
    });
    expect(away.exitCode).toBe(3);
    expect(away.out).toContain('the target was not ready within 1 s: ECONNREFUSED');
  });

  test('goes through a TLS front, and names the target as its user does', async () => {
    const script = `ORIGIN=$(sed -n 's#.*"\\(https://127.0.0.1:[0-9]*\\)/".*#\\1#p' "$PLAN" | head -1)\n${goesWell.replaceAll("<<'END_OF_TEXT'", '<<END_OF_TEXT').replaceAll('http://127.0.0.1:3000', '$ORIGIN')}`;
    const done = await scan(['--engine', 'zap', '--tls-front', '--require-url', `${target}/checkout`], { zap: script });
    expect(done.out).toContain(ENDS);
    const sarif = await done.file('.tollgate/reports/web.sarif');
    expect(sarif).toContain('http://127.0.0.1/cart');
    expect(await done.file('zap-home/plan.json')).toMatch(/"url": "https:\/\/127\.0\.0\.1:\d+\/checkout"/u);
    expect(sarif).not.toContain('https://127.0.0.1');
  });
});

test('tollgate run takes the same from tollgate.yml, files beside it', async () => {
  const yaml = `web:\n  target: ${target}\n  engine: zap\n  zapConfig: gen.conf\n  sources: [{ path: /cart, file: src/cart.ts, line: 7 }]\n  zap: { minutes: 5, html: out.html }\n`;
  count += 1;
  const cwd = join(folder, String(count));
  await mkdir(join(cwd, 'ci'), { recursive: true });
  await writeFile(join(cwd, 'ci', 'gen.conf'), '10038\tFAIL\t(CSP)\n');
  await writeFile(join(cwd, 'ci', 'tollgate.yml'), yaml);
  const home = await installZap(join(cwd, 'zap-home'), ofTarget(goesWell));
  const done = await runInContext(['run', '--config', 'ci/tollgate.yml'], cwd, {
    environment: { PATH: '/usr/bin:/bin', ZAP_HOME: home },
  });
  expect(done.exitCode).toBe(1);
  expect(done.out).toContain('zap/10038-1');
  expect(await readFile(join(cwd, 'ci', 'out.html'), 'utf8')).toContain('<p>');
  expect(await readFile(join(cwd, '.tollgate/reports/web.sarif'), 'utf8')).toContain('"uri":"src/cart.ts"');
});

describe('scan web --engine auto', () => {
  test('uses ZAP where it is, and says so', async () => {
    const done = await scan(['--engine', 'auto'], { zap: ofTarget(goesWell) });
    expect(done.messages + done.out).toContain('engine auto: zap is here, so it is used');
    expect((await done.results()).map(({ ruleId }) => ruleId)).toEqual(['zap/10038-1']);
  });

  test('uses the embedded engine otherwise, and says why', async () => {
    const done = await scan(['--engine', 'auto']);
    expect(done.messages + done.out).toMatch(
      /engine auto: ZAP is not installed, and Docker is .*, so the embedded engine is used/u,
    );
    expect((await done.results()).map(({ ruleId }) => ruleId)).toContain('web/csp-missing');
  });
});

describe('scan web --zap-config', () => {
  const files = {
    'gen.conf':
      '# reason: the gateway sets it\n10038\tIGNORE\t(CSP)\n10020\tFAIL\t(framing)\n*\tOUTOFSCOPE\t.*/docs/\n99999\tWARN\t(none)\n',
  };

  test('decides about what ZAP found', async () => {
    const done = await scan(['--engine', 'zap', '--zap-config', 'gen.conf'], { zap: ofTarget(goesWell), files });
    expect((await done.results())[0]?.suppressions).toMatchObject([
      { justification: expect.stringContaining('the gateway sets it') as unknown },
    ]);
    expect(await done.file('zap-home/plan.json')).toContain('(?:.*/docs/).*');
    expect(done.messages + done.out).toContain('no passive rule of ZAP 2.17 is called 99999 (line 5)');
  });

  test('decides about what the embedded engine found, and the gate follows', async () => {
    const done = await scan(['--zap-config', 'gen.conf'], { files });
    expect(done.exitCode).toBe(0);
    const results = await done.results();
    expect(results.find(({ ruleId }) => ruleId === 'web/csp-missing')?.suppressions).toHaveLength(1);
    expect(results.find(({ ruleId }) => ruleId === 'web/framing-allowed')?.level).toBe('error');
    const gate = await runInContext(['gate', '.tollgate/reports/web.sarif'], done.cwd);
    expect(gate.exitCode).toBe(1);
    const calm = await plainScan();
    expect((await runInContext(['gate', '.tollgate/reports/web.sarif'], calm.cwd)).exitCode).toBe(0);
  });

  test('a configuration that cannot be read is an error with its line, before anything is scanned', async () => {
    const done = await scan(['--zap-config', 'gen.conf', '--engine', 'zap'], {
      files: { 'gen.conf': '10038 WARN (x)\n' },
      zap: goesWell,
    });
    expect(done.exitCode).toBe(2);
    expect(done.messages).toContain('gen.conf: line 1 does not have three columns, parted by tabs');
    await expect(done.file('zap-home/calls')).rejects.toThrow('ENOENT');
    expect((await scan(['--zap-config', 'nowhere.conf'])).exitCode).toBe(2);
  });

  test('--write-zap-config writes every rule, and what was written can be applied', async () => {
    const done = await scan(['--write-zap-config', 'gen.conf']);
    const text = await done.file('gen.conf');
    expect(text).toContain('10038\tWARN\t(Content Security Policy (CSP) Header Not Set)\n');
    expect(text.split('\n').filter((line) => line.includes('\tWARN\t')).length).toBeGreaterThanOrEqual(60);
    const again = await runInContext(['scan', 'web', '--target', target, '--zap-config', 'gen.conf'], done.cwd);
    expect(again.exitCode).toBe(0);
  });
});

describe('scan web, embedded', () => {
  test('a TLS front makes rules about https apply', async () => {
    const plain = await plainScan();
    const front = await scan(['--tls-front']);
    expect(await rules(plain)).not.toContain('web/hsts-missing');
    expect(await rules(front)).toEqual(expect.arrayContaining(['web/hsts-missing', 'web/cookie-without-secure']));
    const sarif = await front.file('.tollgate/reports/web.sarif');
    expect(sarif).not.toContain('https://127.0.0.1');
  });

  test('settings of ZAP are refused where ZAP is not wanted, and told where it is not asked for', async () => {
    const refused = await scan(['--engine', 'embedded', '--zap-html', 'x.html']);
    expect(refused.exitCode).toBe(2);
    expect(refused.messages).toContain('`zap.html` is about ZAP, and the engine is `embedded`');
    const told = await scan(['--zap-html', 'x.html']);
    expect(told.messages + told.out).toContain('the embedded engine was used');
  });

  test('a header needs a variable that is there', async () => {
    expect((await scan(['--auth-header', 'Authorization: Bearer x'])).exitCode).toBe(2);
    const missing = await scan(['--auth-header', 'Authorization=NOT_THERE']);
    expect(missing.exitCode).toBe(2);
    expect(missing.messages).toContain('the environment has no variable NOT_THERE');
  });
});

describe('docs/web.md', () => {
  const blocks = docBlocks('docs/web.md', readFileSync('docs/web.md', 'utf8'));
  const config = blocks.find(({ text }) => text.includes('\tIGNORE\t'))?.text ?? '';
  const jobs = blocks
    .filter(({ example }) => example.endsWith('.gitlab-ci.yml'))
    .flatMap(({ example, text }) =>
      Object.values(asObject(parseYaml(text, example).value)).map((job) => ({ example, job: asObject(job) })),
    );

  test.each(jobs)('$example does what its script says, and keeps what it names', async ({ example, job }) => {
    const cwd = join(folder, example);
    await mkdir(cwd);
    await writeFile(join(cwd, 'gen.conf'), config);
    const home = await installZap(join(cwd, 'zap-home'), ofTarget(goesWell));
    const commands = asList(job['script']).map(
      (line) => /^npx --yes tollgate@[\d.]+ (.*)$/u.exec(String(line))?.[1] ?? '',
    );
    expect(commands.map((command) => command.split(' ')[0])).toEqual(['scan', 'gate']);
    for (const command of commands) {
      const words = command.replace('http://sandbox:3000', target).split(' ');
      const done = await runInContext(words, cwd, { environment: { PATH: '/usr/bin:/bin', ZAP_HOME: home } });
      expect([command, done.exitCode]).toEqual([command, 0]);
    }
    expect(asObject(job['artifacts'])).toMatchObject({ when: 'always', paths: ['.tollgate'] });
    expect(await readFile(join(cwd, '.tollgate/reports/web.sarif'), 'utf8')).toContain('"results"');
    const page = await readFile(join(cwd, '.tollgate/zap/zap.html'), 'utf8').catch(() => 'none');
    expect(page.startsWith('<p>')).toBe(example.startsWith('zap'));
  });

  test('has a job for each engine, and names options that are there', async () => {
    expect(jobs.map(({ example }) => example)).toEqual(['embedded.gitlab-ci.yml', 'zap.gitlab-ci.yml']);
    const { out } = await runInContext(['scan', 'web', '--help'], folder);
    const named = readFileSync('docs/web.md', 'utf8').matchAll(
      /`(--(?:zap|write|spider|client|ready|require|min|tls|auth|engine)[\w-]*)/gu,
    );
    const options = [...named].map(([, option = '']) => option);
    expect(options.length).toBeGreaterThan(12);
    expect(options.filter((option) => !out.includes(option))).toEqual([]);
  });
});
