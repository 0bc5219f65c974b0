import { createHmac } from 'node:crypto';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { type Answer, codeOf, idOf, newCustomer } from '../shop-client.ts';

const received: { readonly request: IncomingMessage; readonly body: string }[] = [];
const receiver = createServer((request, reply) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    received.push({ request, body });
    if (request.url === '/elsewhere') reply.writeHead(302, { location: sandbox.controlUrl }).end();
    else reply.writeHead(204).end();
  });
});
let sandbox: Sandbox;
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  sandbox = await startSandbox({ settings: { webhookReceivers: [origin] } });
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await sandbox.close();
});

describe('a webhook endpoint', () => {
  it('is pinged at once, signed with a secret that is shown once', async () => {
    const alice = await newCustomer(sandbox);
    const made = await alice.post('/api/webhook-endpoints', { url: `${origin}/hook` });
    expect(made.json).toMatchObject({ url: `${origin}/hook`, reached: true });
    const { request, body } = received.at(-1) ?? {};
    const [, time, given] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(request?.headers['shop-signature'])) ?? [];
    const secret = String(made.json['secret']);
    expect(given).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
    const listed = await alice.get('/api/webhook-endpoints');
    expect(listed.json['items']).toEqual([expect.objectContaining({ id: idOf(made), url: `${origin}/hook` })]);
    expect(listed.text).not.toContain(secret);
  });

  it('is not followed where it leads elsewhere', async () => {
    const alice = await newCustomer(sandbox);
    const made = await alice.post('/api/webhook-endpoints', { url: `${origin}/elsewhere` });
    expect(made.json).toMatchObject({ reached: false });
  });

  it('is its account’s alone, and can be removed once', async () => {
    const [alice, bob] = [await newCustomer(sandbox), await newCustomer(sandbox)];
    const id = idOf(await alice.post('/api/webhook-endpoints', { url: `${origin}/hook` }));
    const remove = (token: string): Promise<Response> =>
      fetch(`${sandbox.appUrl}/api/webhook-endpoints/${id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await bob.get('/api/webhook-endpoints')).json['items']).toEqual([]);
    expect((await remove(bob.token)).status).toBe(404);
    expect((await remove(alice.token)).status).toBe(200);
    expect((await remove(alice.token)).status).toBe(404);
  });

  it('has only so many beside it', async () => {
    const alice = await newCustomer(sandbox);
    const answers: Answer[] = [];
    for (let count = 0; count < 21; count += 1)
      answers.push(await alice.post('/api/webhook-endpoints', { url: `${origin}/${count}` }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const last = answers.at(-1);
    expect(last && codeOf(last)).toBe('too_many_endpoints');
  });

  it.each(['http://127.0.0.1:1/', 'https://10.0.0.1/', 'http://localhost/', 'gopher://x/', '', 'x'.repeat(501)])(
    'is refused at %s',
    async (url) => {
      const before = received.length;
      expect((await (await newCustomer(sandbox)).post('/api/webhook-endpoints', { url })).status).toBe(400);
      expect(received.length).toBe(before);
    },
  );
});
