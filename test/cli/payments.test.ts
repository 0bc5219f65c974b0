import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { type SecondApp, SECOND_APP_DOCUMENT, startSecondApp } from '../fuzz/second-app.ts';
import { startTestApp } from '../fuzz/test-app.ts';
import { runInContext } from '../run-in-context.ts';

let cwd: string;
let second: SecondApp;
let sandbox: Sandbox;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'tollgate-payments-'));
  writeFileSync(join(cwd, 'openapi.yaml'), SECOND_APP_DOCUMENT);
  second = await startSecondApp();
  sandbox = await startSandbox();
  writeFileSync(join(cwd, 'sandbox.yml'), sandboxProfile(sandbox.appUrl, sandbox));
});
afterAll(async () => {
  await second.close();
  await sandbox.close();
});

describe('tollgate init', () => {
  test('drafts a profile, says how sure it is, and does not overwrite one', async () => {
    const draft = ['init', '--openapi', 'openapi.yaml', '--target', second.url];
    const first = await runInContext(draft, cwd);
    expect(first.exitCode).toBe(0);
    expect(first.out).toMatch(/^high +refund +POST \/shop\/charges\/\{payment\}\/refunds$/mu);
    expect(first.out).toMatch(/^not found: .*\bcapture\b/mu);
    const written = readFileSync(join(cwd, 'payments.yml'), 'utf8');
    expect(written).toContain(second.url);
    expect(written).not.toContain('stripe.com');
    expect(await runInContext(draft, cwd)).toMatchObject({ exitCode: 2, messages: expect.stringContaining('--force') });
    expect((await runInContext([...draft, '--force'], cwd)).exitCode).toBe(0);
  });

  test('prints the same draft and writes nothing, read from the app itself', async () => {
    const address = `${second.url}/openapi.yaml`;
    const { out, exitCode } = await runInContext(
      ['init', '--openapi', address, '--print', '--target', second.url, '--output', 'none.yml'],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(out.trimEnd()).toBe(readFileSync(join(cwd, 'payments.yml'), 'utf8').trimEnd());
    expect(() => readFileSync(join(cwd, 'none.yml'))).toThrow();
  });

  test.each([
    [['init', '--only', 'payments']],
    [['init', '--openapi', 'openapi.yaml', '--har', 'x.har']],
    [['init', '--openapi', 'missing.yaml', '--print']],
    [['init', '--openapi', 'https://api.example.com/openapi.json', '--print']],
    [['init', '--har', 'openapi.yaml', '--print']],
    [['init', '--openapi', 'http://127.0.0.1:1/openapi.json', '--print']],
  ])('%j is refused', async (words) => {
    expect((await runInContext(words, cwd)).exitCode).toBe(2);
  });
});

describe('tollgate scan payments --check', () => {
  test('finds every role of the sandbox working', async () => {
    const { exitCode, out } = await runInContext(['scan', 'payments', '--profile', 'sandbox.yml', '--check'], cwd);
    expect(out).not.toMatch(/^(?:FAILS|partly)/mu);
    expect(out).toMatch(/^works +approveRefund +POST \/api\/refunds\/\{refund\}\/approve$/mu);
    expect(out.match(/^skipped/gmu)).toHaveLength(2);
    expect(exitCode).toBe(0);
  });

  test('says what does not work, why, and what to do', async () => {
    const app = await startTestApp();
    try {
      const body = '{ login: "{email}", secret: "{password}" }';
      const text = `tollgate: 1
name: wrong
target: { baseUrl: "${app.url}" }
money: { unit: decimal-string, currency: EUR }
auth: { register: { op: POST /v2/accounts, body: ${body} }, login: { op: POST /v2/session, body: ${body} } }
roles:
  wallet: { op: GET /v2/purse, out: { balance: /purse/money } }
  topUp: { op: POST /v2/purse/depositz, body: { value: "{amount}" } }
`;
      writeFileSync(join(cwd, 'wrong.yml'), text);
      const { exitCode, out } = await runInContext(['scan', 'payments', '--profile', 'wrong.yml', '--check'], cwd);
      expect(exitCode).toBe(3);
      expect(out).toMatch(
        /partly +wallet.*\n +no balance at \/purse\/money\n +→ the answer has \/purse\/ref, \/purse\/funds/u,
      );
      expect(out).toMatch(/FAILS +topUp.*\n +answered 4\d\d.*\n +→ /u);
    } finally {
      await app.close();
    }
  });

  test('is incomplete where an app says yes to all and keeps nothing', async () => {
    const kept = JSON.stringify({ id: 'pi_1', amount: 1, status: 'new' });
    const stub = createServer((_request, answer) => answer.end(kept));
    await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
    const { port } = stub.address() as AddressInfo;
    const text = `tollgate: 1
name: stub
target: { baseUrl: "http://127.0.0.1:${port}" }
money: { unit: minor, currency: EUR }
states: { paid: [paid] }
actors: { alice: { token: sk_test_1 } }
roles:
  pay: { op: POST /pay, body: { amount: "{amount}" }, out: { id: /id } }
  getPayment: { op: "GET /pay/{payment}", out: { amount: /amount, status: /status } }
`;
    writeFileSync(join(cwd, 'stub.yml'), text);
    const { exitCode, out } = await runInContext(['scan', 'payments', '--profile', 'stub.yml', '--check'], cwd);
    stub.close();
    expect(out).toMatch(
      /^skipped +getPayment .*\n +pay: the payment read back is not paid in full\n +→ the app said yes/mu,
    );
    expect(out).toMatch(/^tollgate: incomplete: profile checked: 2 work, 0 partly, 0 fail, 1 skipped$/mu);
    expect(exitCode).toBe(3);
  });
});

describe('tollgate scan payments --plan', () => {
  test('lists the requests of each attack, the same every time, and sends none', async () => {
    let asked = 0;
    const server: Server = createServer(() => (asked += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.on('connection', () => (asked += 1));
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const words = ['scan', 'payments', '--profile', 'sandbox.yml', '--target', target, '--plan'];
    const some = ['--attacks', 'pay/refund-exceeds-capture', 'pay/negative-quantity-accepted'];
    const first = await runInContext([...words, ...some], cwd);
    expect(first.exitCode).toBe(0);
    expect(first.out).toMatch(/POST \/api\/payments\/<payment>\/refunds \{"amount":\d+\}/u);
    expect(first.out).toContain('"quantity":-');
    expect((await runInContext([...words, ...some], cwd)).out).toBe(first.out);
    expect(asked).toBe(0);
    server.close();
  });

  test('asks the interlocks all the same', async () => {
    const words = ['scan', 'payments', '--profile', 'sandbox.yml', '--target', 'https://api.stripe.com', '--plan'];
    expect(await runInContext(words, cwd)).toMatchObject({ exitCode: 2, messages: expect.stringContaining('gateway') });
  });
});

describe('a target that redirects to another host', () => {
  test('is not followed', async () => {
    let strayed = 0;
    const other = createServer((_, response) => {
      strayed += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const away = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const app = createServer((_, response) => response.writeHead(307, { location: away }).end());
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
    const words = ['scan', 'payments', '--profile', 'sandbox.yml', '--target', target];
    const { exitCode } = await runInContext([...words, '--attacks', 'pay/refund-exceeds-capture'], cwd);
    expect(exitCode).toBe(3);
    expect(strayed).toBe(0);
    other.close();
    app.close();
  });
});
