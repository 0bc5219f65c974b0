import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInContext } from '../run-in-context.ts';
import { goesWell, installZap } from '../scanners/zap/stand-in.ts';
import { type WebScan, webShopOfFile } from './web-shop.ts';

const shop = webShopOfFile();

const rules = async (done: WebScan): Promise<string[]> => (await done.results()).map(({ ruleId }) => ruleId);
const ENDS = 'tollgate: pass: web scan complete';

describe('scan web --engine zap', () => {
  test('reads the report of ZAP, under the name of the target, and keeps its page with card numbers masked', async () => {
    const done = await shop.scan(['--engine', 'zap', '--auth-header', 'Authorization=SHOP_TOKEN'], {
      zap: shop.ofTarget(goesWell),
    });
    expect(done.messages + done.out).toContain(ENDS);
    expect(done.exitCode).toBe(0);
    expect((await done.results()).map(({ ruleId }) => ruleId)).toEqual(['zap/10038-1']);
    const sarif = await done.file('.tollgate/reports/web.sarif');
    expect(sarif).toContain('"name":"ZAP","version":"2.17.0"');
    expect(sarif).not.toContain(new URL(shop.target).port);
    expect(await done.file('.tollgate/zap/zap.html')).toMatch(/^<p>(?!4111 1111 1111 1111)/u);
    expect(await done.file('.tollgate/zap/zap.json')).toContain('10038-1');
    expect(await done.file('zap-home/environment')).toContain('ZAP_AUTH_HEADER_VALUE=Bearer token-of-the-shop');
    expect(sarif + done.messages + done.out).not.toContain('token-of-the-shop');
  });

  test('puts the reports where it is told to', async () => {
    const done = await shop.scan(['--engine', 'zap', '--zap-html', 'out/page.html', '--zap-json', 'out/report.json'], {
      zap: shop.ofTarget(goesWell),
    });
    expect(done.exitCode).toBe(0);
    expect(await done.file('out/page.html')).toContain('<p>');
    expect(JSON.parse(await done.file('out/report.json'))).toHaveProperty('site');
  });

  test('takes out of everything what an app repeats of its session', async () => {
    const leaky = shop
      .ofTarget(goesWell)
      .replaceAll('"evidence":""', '"evidence":"token-of-the-shop"')
      .replace('<p>4111', '<p>token-of-the-shop 4111');
    const done = await shop.scan(['--engine', 'zap', '--auth-header', 'Authorization=SHOP_TOKEN'], { zap: leaky });
    const kept = ['.tollgate/reports/web.sarif', '.tollgate/zap/zap.html', '.tollgate/zap/zap.json'];
    for (const name of kept) {
      const text = await done.file(name);
      expect([name, text.includes('[redacted]'), text.includes('token-of-the-shop')]).toEqual([name, true, false]);
    }
  });

  test('takes the header that people set for ZAP itself, for the target alone', async () => {
    const environment = { ZAP_AUTH_HEADER: 'X-Key', ZAP_AUTH_HEADER_VALUE: 'abc', ZAP_AUTH_HEADER_SITE: '' };
    const done = await shop.scan(['--engine', 'zap'], { zap: shop.ofTarget(goesWell), environment });
    const given = await done.file('zap-home/environment');
    expect(given).toContain('ZAP_AUTH_HEADER=X-Key\n');
    expect(given).toContain(`ZAP_AUTH_HEADER_SITE=${new URL(shop.target).host}\n`);
  });

  test('a target that is no address, and a page of another one, are refused', async () => {
    const bad = await shop.scan(['--engine', 'zap'], { zap: goesWell, address: 'shop.example' });
    expect(bad.exitCode).toBe(2);
    expect(bad.messages).toContain('"shop.example" is no http or https URL');
    const other = await shop.scan(['--engine', 'zap', '--require-url', 'https://bank.example/'], { zap: goesWell });
    expect(other.exitCode).toBe(2);
    expect(other.messages).toContain('is not one of the target');
  });

  test('is incomplete without ZAP, and says what to install', async () => {
    const done = await shop.scan(['--engine', 'zap']);
    expect(done.exitCode).toBe(3);
    expect(done.out + done.messages).toContain('tollgate: incomplete: web scan: ZAP is not installed');
    expect(done.out + done.messages).toContain('https://www.zaproxy.org/download/');
  });

  test('is incomplete where ZAP fails, and where the target never answers', async () => {
    const failed = await shop.scan(['--engine', 'zap'], { zap: 'exit 137' });
    expect(failed.exitCode).toBe(3);
    expect(failed.out).toContain('for want of memory');
    const away = await shop.scan(['--engine', 'zap', '--ready-timeout', '1s'], {
      zap: 'exit 0',
      address: 'http://127.0.0.1:9',
    });
    expect(away.exitCode).toBe(3);
    expect(away.out).toContain('the target was not ready within 1 s: ECONNREFUSED');
  });

  test('goes through a TLS front, and names the target as its user does', async () => {
    const script = `ORIGIN=$(sed -n 's#.*"\\(https://127.0.0.1:[0-9]*\\)/".*#\\1#p' "$PLAN" | head -1)\n${goesWell.replaceAll("<<'END_OF_TEXT'", '<<END_OF_TEXT').replaceAll('http://127.0.0.1:3000', '$ORIGIN')}`;
    const done = await shop.scan(['--engine', 'zap', '--tls-front', '--require-url', `${shop.target}/checkout`], {
      zap: script,
    });
    expect(done.out).toContain(ENDS);
    const sarif = await done.file('.tollgate/reports/web.sarif');
    expect(sarif).toContain('http://127.0.0.1/cart');
    expect(await done.file('zap-home/plan.json')).toMatch(/"url": "https:\/\/127\.0\.0\.1:\d+\/checkout"/u);
    expect(sarif).not.toContain('https://127.0.0.1');
  });
});

test('tollgate run takes the same from tollgate.yml, files beside it', async () => {
  const yaml = `web:\n  target: ${shop.target}\n  engine: zap\n  zapConfig: gen.conf\n  sources: [{ path: /cart, file: ../src/cart.ts, line: 7 }]\n  zap: { minutes: 5, html: out.html }\n`;
  const cwd = await shop.newFolder();
  await mkdir(join(cwd, 'ci'));
  await writeFile(join(cwd, 'ci', 'gen.conf'), '10038\tFAIL\t(CSP)\n');
  await writeFile(join(cwd, 'ci', 'tollgate.yml'), yaml);
  const home = await installZap(join(cwd, 'zap-home'), shop.ofTarget(goesWell));
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
    const done = await shop.scan(['--engine', 'auto'], { zap: shop.ofTarget(goesWell) });
    expect(done.messages + done.out).toContain('engine auto: zap is here, so it is used');
    expect((await done.results()).map(({ ruleId }) => ruleId)).toEqual(['zap/10038-1']);
  });

  test('uses the embedded engine otherwise, and says why', async () => {
    const done = await shop.scan(['--engine', 'auto']);
    expect(done.messages + done.out).toMatch(
      /engine auto: ZAP is not installed, and Docker is .*, so the embedded engine is used/u,
    );
    expect((await done.results()).map(({ ruleId }) => ruleId)).toContain('web/csp-missing');
  });
});

describe('scan web, embedded', () => {
  test('a TLS front makes rules about https apply', async () => {
    const plain = await shop.scan([]);
    const front = await shop.scan(['--tls-front']);
    expect(await rules(plain)).not.toContain('web/hsts-missing');
    expect(await rules(front)).toEqual(expect.arrayContaining(['web/hsts-missing', 'web/cookie-without-secure']));
    const sarif = await front.file('.tollgate/reports/web.sarif');
    expect(sarif).not.toContain('https://127.0.0.1');
  });

  test('settings of ZAP are refused where ZAP is not wanted, and told where it is not asked for', async () => {
    const refused = await shop.scan(['--engine', 'embedded', '--zap-html', 'x.html']);
    expect(refused.exitCode).toBe(2);
    expect(refused.messages).toContain('`zap.html` is about ZAP, and the engine is `embedded`');
    const told = await shop.scan(['--zap-html', 'x.html']);
    expect(told.messages + told.out).toContain('the embedded engine was used');
  });

  test('a header needs a variable that is there', async () => {
    expect((await shop.scan(['--auth-header', 'Authorization: Bearer x'])).exitCode).toBe(2);
    const missing = await shop.scan(['--auth-header', 'Authorization=NOT_THERE']);
    expect(missing.exitCode).toBe(2);
    expect(missing.messages).toContain('the environment has no variable NOT_THERE');
  });
});
