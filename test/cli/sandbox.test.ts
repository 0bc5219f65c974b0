import { startSandbox } from '../../src/sandbox/index.ts';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { sdkSnippets } from '../../src/cli/commands/sandbox-snippets.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { type Gateway, startGateway } from '../../src/sandbox/start-gateway.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { runInContext } from '../run-in-context.ts';
import { newCustomer } from '../sandbox/shop-client.ts';

const entry = join(import.meta.dirname, '../../src/entries/tollgate.ts');

type Child = ChildProcessByStdio<null, Readable, null>;

/** Starts the command and gives its first line, once it is there. */
async function start(...options: readonly string[]): Promise<{ child: Child; lines: string[] }> {
  const child = spawn(process.execPath, [entry, 'sandbox', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines };
}

async function interrupt(child: Child): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  return (await ended)[0];
}

describe('tollgate sandbox', () => {
  test('prints one JSON line when it is ready, serves, and ends cleanly on Ctrl-C', async () => {
    const { child, lines } = await start('--json', '--defects', 'web.csp.missing');
    const { app, gateway, control, token } = JSON.parse(lines[0] ?? '') as Record<string, string>;
    expect((await fetch(`${app}/`)).headers.get('content-security-policy')).toBeNull();
    expect((await fetch(`${gateway}/v1/balance`)).status).toBe(401);
    expect((await fetch(`${control}/defects`)).status).toBe(401);
    expect((await fetch(`${control}/defects`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await interrupt(child)).toBe(0);
    expect(lines).toHaveLength(1);
    await expect(fetch(`${app}/`)).rejects.toThrow();
  });

  test('speaks https with --tls, to those who trust the certificate that it prints', async () => {
    const { child, lines } = await start('--json', '--tls');
    const { app = '', certificate } = JSON.parse(lines[0] ?? '') as Record<string, string>;
    const status = await new Promise((resolve, reject) => {
      request(`${app}/health`, { ca: certificate }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([status, new URL(app).protocol]).toEqual([200, 'https:']);
    await expect(fetch(`${app}/health`)).rejects.toThrow();
    expect(await interrupt(child)).toBe(0);
  });

  test('lists its defects, and prints a profile that the fuzzer takes', async () => {
    const list = await runInContext(['sandbox', '--list-defects', '--json'], tmpdir());
    expect(JSON.parse(list.out)).toMatchObject({
      schema: 'tollgate/sandbox/1',
      defects: defects.map(({ id }) => ({ id })),
    });
    const table = (await runInContext(['sandbox', '--list-defects'], tmpdir())).out.split('\n');
    expect(table).toHaveLength(defects.length + 2);
    expect(table[0]).toMatch(/^No\.\s+Id\s+Severity\s+CWE\s+Needs\s/u);
    expect(table[1]).toMatch(/^W01\s+web\.csp\.missing\s+\w+\s+\d+/u);
    expect(table.at(-2)).toMatch(/^I30\s/u);
    const { out } = await runInContext(['sandbox', '--print-profile', '--port', '4321'], tmpdir());
    expect(parseProfile(parseYaml(out, 'p.yml').value, 'p.yml').target.baseUrl).toBe('http://127.0.0.1:4321');
  });

  test.each([
    [['--defects', 'ref.ovr'], {}, /ref\.over/u],
    [['--defects', 'ref.over'], { NODE_ENV: 'production' }, /production/u],
    [['--gateway-only', '--defects', 'ref.over'], {}, /--defects is about the shop/u],
    [['--gateway-only', '--tls'], {}, /--tls is about the shop/u],
    [['--webhook-url', 'stripe=http://127.0.0.1:3000/'], {}, /add --gateway-only/u],
    [['--gateway-only', '--webhook-url', 'paypal=http://127.0.0.1/'], {}, /a vendor and an address/u],
    [['--gateway-only', '--webhook-url', 'stripe=https://example.com/'], {}, /this machine only/u],
    [['--database', 'postgres://me:hunter2@127.0.0.1:1/shop'], {}, /cannot use the PostgreSQL database at 127/u],
    [['--port', 'x'], {}, /no whole number/u],
    [['serve'], {}, /too many arguments|unknown command/u],
    [['webhook', 'trigger', 'payment_intent.succeeded'], {}, /start one: tollgate sandbox/u],
    [['reconcile', '--control', 'http://127.0.0.1:1', '--token', 'x'.repeat(20)], {}, /no sandbox answers/u],
    [['reconcile', '--control', 'http://example.com', '--token', 'x'.repeat(20)], {}, /on loopback/u],
  ])('%j is refused with a reason', async (options, environment, text) => {
    const { exitCode, messages } = await runInContext(['sandbox', ...options], tmpdir(), { environment });
    expect([exitCode, messages]).toEqual([2, expect.stringMatching(text)]);
    expect(messages).not.toContain('hunter2');
  });
});

describe('tollgate sandbox --gateway-only', () => {
  test('starts without the database, and ends cleanly on Ctrl-C', async () => {
    const { child, lines } = await start('--gateway-only', '--json', '--seed', '3');
    const { gateway = '', control, token, credentials } = JSON.parse(lines[0] ?? '') as Record<string, string>;
    const stripe = (credentials as unknown as { stripe: { secretKey: string } }).stripe.secretKey;
    const balance = await fetch(`${gateway}/v1/balance`, { headers: { authorization: `Bearer ${stripe}` } });
    expect([balance.status, await balance.json()]).toMatchObject([200, { object: 'balance' }]);
    expect((await fetch(`${control}/faults`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await interrupt(child)).toBe(0);
    expect(lines).toHaveLength(1);
  });
});

function ask(control: string, token: string): ReturnType<typeof runInContext> {
  return runInContext(['sandbox', 'reconcile', '--control', control, '--token', token], tmpdir());
}

describe('with a gateway alone that runs', () => {
  const running: Promise<Gateway> = startGateway();
  const folder = join(import.meta.dirname, '../../node_modules/.tollgate-test', String(process.pid));
  afterAll(async () => {
    await (await running).close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('each of the snippets, copied, makes its SDK speak to it', async () => {
    const { gatewayUrl, plane } = await running;
    const uses = {
      stripe: `const intent = await stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true });
console.log(intent.status);`,
      braintree: `const { transaction } = await gateway.transaction.sale({ amount: '12.00', paymentMethodNonce: 'fake-valid-nonce' });
console.log(transaction.status);`,
      plaid: `const { data } = await plaid.sandboxPublicTokenCreate({ institution_id: 'ins_109508', initial_products: ['auth'] });
console.log(data.public_token.slice(0, 14));`,
    };
    mkdirSync(folder, { recursive: true });
    const code = sdkSnippets(gatewayUrl, plane.credentials).map(
      (snippet) => `${snippet.code}\n${uses[snippet.vendor]}`,
    );
    writeFileSync(join(folder, 'snippets.mjs'), code.join('\n'));
    const child = spawn(process.execPath, [join(folder, 'snippets.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const output = (await child.stdout.toArray()).join('');
    expect(output.trim().split('\n')).toEqual(['succeeded', 'authorized', 'public-sandbox']);
  });

  test('webhooks are triggered, sent again, several times, late and in another order by the command line', async () => {
    const { controlUrl, token, plane } = await running;
    const received: string[] = [];
    const receiver = createServer((message, response) => {
      let body = '';
      message.setEncoding('utf8').on('data', (text: string) => (body += text));
      message.on('end', () => {
        received.push(body);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    for (const vendor of ['stripe', 'braintree', 'plaid'] as const)
      plane.setWebhookUrl(vendor, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/${vendor}`);
    const webhook = async (...words: readonly string[]): Promise<string> => {
      const argv = ['sandbox', 'webhook', ...words, '--control', controlUrl, '--token', token, '--json'];
      const { out, messages, exitCode } = await runInContext(argv, tmpdir());
      expect([exitCode, messages]).toEqual([0, expect.stringContaining('sent')]);
      await plane.webhooks.idle();
      return String((JSON.parse(out) as { event?: string }).event);
    };
    const intent = await webhook('trigger', 'payment_intent.created');
    const settled = await webhook('trigger', 'transaction_settled');
    await webhook('trigger', 'NEW_ACCOUNTS_AVAILABLE');
    const [first = '', second = '', third = ''] = received;
    expect([first, second, third]).toEqual([
      expect.stringContaining('payment_intent.created'),
      expect.stringContaining('bt_signature='),
      expect.stringContaining('NEW_ACCOUNTS_AVAILABLE'),
    ]);
    received.length = 0;
    await webhook('replay', intent);
    await webhook('duplicate', intent, '--times', '2');
    await webhook('delay', intent, '--ms', '20');
    expect(received).toEqual([first, first, first, first]);
    received.length = 0;
    await webhook('reorder', settled, intent);
    expect(received).toEqual([second, first]);
    receiver.closeAllConnections();
    receiver.close();
  });

  test.each([
    [['replay', 'evt_none'], /No webhook of this event/u],
    [['trigger', 'nothing.happened'], /payment_intent\.succeeded/u],
    [['trigger', 'x', '--vendor', 'paypal'], /Allowed choices/u],
    [['duplicate', 'evt_none', '--times', '0'], /"times" is out of range/u],
  ])('webhook %j is refused with a reason', async (words, text) => {
    const { controlUrl: TOLLGATE_SANDBOX_CONTROL, token: TOLLGATE_SANDBOX_TOKEN } = await running;
    const environment = { TOLLGATE_SANDBOX_CONTROL, TOLLGATE_SANDBOX_TOKEN };
    const { exitCode, messages } = await runInContext(['sandbox', 'webhook', ...words], tmpdir(), { environment });
    expect([exitCode, messages]).toEqual([2, expect.stringMatching(text)]);
  });

  test('a wrong token, and an address that is no control plane, are told from each other', async () => {
    const { controlUrl, gatewayUrl, token } = await running;
    expect((await ask(controlUrl, `${token}x`)).messages).toMatch(/token is missing or wrong/u);
    expect((await ask(gatewayUrl, token)).messages).toMatch(/not the app or the gateway/u);
  });
});

test('tollgate sandbox reconcile says whether books and settlement match, by its exit code too', async () => {
  const sandbox = await startSandbox();
  try {
    const reconcile = (): ReturnType<typeof runInContext> =>
      runInContext(['sandbox', 'reconcile', '--control', sandbox.controlUrl, '--token', sandbox.token], tmpdir());
    await (await newCustomer(sandbox)).pay('automatic');
    sandbox.clock.advance(120_000);
    expect(await reconcile()).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^matched: rec_/u) });
    const statement = 'update payments set amount = amount + 1';
    await fetch(`${sandbox.controlUrl}/sql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ statement, without_triggers: true }),
    });
    const { exitCode, out } = await reconcile();
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/^mismatched: rec_.*\n {2}row_changed pay_/u)]);
  } finally {
    await sandbox.close();
  }
});
