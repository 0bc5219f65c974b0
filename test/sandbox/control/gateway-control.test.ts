import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../../src/sandbox/start-gateway.ts';
import { type Answer, call, codeOf } from '../shop-client.ts';

let gateway: Gateway;
let hook = '';
let received: string[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    received.push(JSON.parse(body).id as string);
    response.end();
  });
});

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  gateway = await startGateway({ webhookUrls: { stripe: hook } });
});
afterAll(async () => {
  await gateway.close();
  receiver.closeAllConnections();
  receiver.close();
});
afterEach(async () => {
  await steer('POST', '/reset', { seed: 1 });
  received = [];
});

function steer(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${gateway.token}` };
  return call(gateway.controlUrl, method, path, { headers, ...(body !== undefined && { body }) });
}

/** One card payment over 20.00 dollars, as Stripe's SDK sends it. */
async function pay(more = ''): Promise<Answer> {
  return call(gateway.gatewayUrl, 'POST', '/v1/payment_intents', {
    body: `amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true${more}`,
    headers: {
      authorization: `Bearer ${gateway.plane.credentials.stripe.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
}

async function trigger(kind: string): Promise<string> {
  const { json } = await steer('POST', '/webhooks/trigger', { provider: 'stripe', kind });
  await steer('POST', '/webhooks/wait', {});
  return String(json['event']);
}

const items = ({ json }: Answer): readonly Readonly<Record<string, unknown>>[] => json['items'] as never;

describe('the gateway alone', () => {
  it('has a control plane with a token, and nothing of a shop on it', async () => {
    expect((await call(gateway.controlUrl, 'GET', '/faults')).status).toBe(401);
    expect((await steer('GET', '/health')).json).toEqual({ status: 'ok' });
    for (const path of ['/defects', '/answer-key', '/database', '/ledger', '/staff']) {
      expect((await steer('GET', path)).status, path).toBe(404);
    }
    expect((await steer('GET', '/gateway/credentials')).json).toEqual(gateway.plane.credentials);
  });

  it('repeats its ids with the seed, and starts others with another', async () => {
    const idAfter = async (seed: number): Promise<unknown> => {
      await steer('POST', '/reset', { seed });
      return (await pay()).json['id'];
    };
    const first = await idAfter(5);
    expect(await idAfter(6)).not.toBe(first);
    expect((await steer('GET', '/seed')).json).toEqual({ seed: 6 });
    expect(await idAfter(5)).toBe(first);
  });

  it('refuses a short token and a taken port, and leaves nothing listening', async () => {
    await expect(startGateway({ token: 'short' })).rejects.toMatchObject({ code: 'sandbox/weak-token' });
    const controlPort = Number(new URL(gateway.controlUrl).port);
    const refused = startGateway({ controlPort }).then(({ close }) => close());
    await expect(refused).rejects.toMatchObject({ code: 'sandbox/cannot-listen', class: 'usage' });
  });
});

describe('its clock', () => {
  it('moves forward alone, and what becomes due happens at once', async () => {
    const before = Date.parse(String((await steer('GET', '/clock')).json['now']));
    await pay('&capture_method=manual');
    const { json } = await steer('POST', '/clock/advance', { ms: 8 * 86_400_000 });
    expect(Date.parse(String(json['now'])) - before).toBeGreaterThanOrEqual(8 * 86_400_000);
    expect(items(await steer('GET', '/gateway/journal')).map(({ kind }) => kind)).toEqual(['authorize', 'void']);
    for (const ms of [-1, 1.5, '1', 1e15]) expect((await steer('POST', '/clock/advance', { ms })).status).toBe(400);
  });
});

describe('its faults', () => {
  it('are added, listed, replaced, used up and cleared', async () => {
    const first = await steer('POST', '/faults', { kind: 'error', status: 503, times: 1, match: { path: '/v1/' } });
    expect([first.status, items(first).length]).toEqual([201, 1]);
    expect((await pay()).status).toBe(503);
    expect((await pay()).status).toBe(200);
    expect(items(await steer('GET', '/faults'))).toEqual([]);
    const two = [{ kind: 'rate_limit' }, { kind: 'latency', ms: 5, match: { provider: 'plaid' } }];
    expect(items(await steer('PUT', '/faults', { items: two }))).toEqual([{ match: {}, kind: 'rate_limit' }, two[1]]);
    expect((await pay()).status).toBe(429);
    expect(items(await steer('DELETE', '/faults'))).toEqual([]);
    expect((await pay()).status).toBe(200);
  });

  it.each([
    { kind: 'none' },
    { kind: 'error', status: 200 },
    { kind: 'latency', ms: 1e9 },
    { kind: 'error', match: { path: 'v1' } },
    { kind: 'error', match: { vendor: 'stripe' } },
    { kind: 'error', times: 0 },
  ])('are refused where they make no sense: %j', async (fault) => {
    expect((await steer('POST', '/faults', fault)).status).toBe(400);
    expect((await steer('PUT', '/faults', { items: [fault] })).status).toBe(400);
    expect(items(await steer('GET', '/faults'))).toEqual([]);
  });
});

describe('its books', () => {
  it('show what it was asked, what it did, and what it settled when', async () => {
    const { json } = await pay();
    const ref = json['id'];
    expect(items(await steer('GET', '/gateway/requests'))).toMatchObject([
      { path: '/v1/payment_intents', status: 200 },
    ]);
    expect(items(await steer('GET', '/gateway/settlement'))).toMatchObject([
      { kind: 'charge', payment_ref: ref, amount: 2000, currency: 'USD' },
      { kind: 'fee', payment_ref: ref },
    ]);
    expect(items(await steer('GET', '/gateway/settlement?to=2020-01-01T00:00:00Z'))).toEqual([]);
    expect((await steer('GET', '/gateway/settlement?from=yesterday')).status).toBe(400);
  });
});

describe('its webhooks', () => {
  it('are triggered, listed, and delivered where the app said', async () => {
    const event = await trigger('payment_intent.succeeded');
    expect(received).toContain(event);
    expect(items(await steer('GET', '/webhooks'))).toContainEqual({
      provider: 'stripe',
      event,
      type: 'payment_intent.succeeded',
      url: hook,
    });
    expect(items(await steer('GET', '/webhooks/deliveries'))).toContainEqual(
      expect.objectContaining({ event, outcome: 'delivered', status: 200, attempt: 1 }),
    );
  });

  it('come again, several times, late, and in another order', async () => {
    const first = await trigger('payment_intent.created');
    const second = await trigger('customer.created');
    received = [];
    await steer('POST', '/webhooks/replay', { event: first });
    await steer('POST', '/webhooks/wait', {});
    expect(received).toEqual([first]);
    await steer('POST', '/webhooks/duplicate', { event: first, times: 3 });
    await steer('POST', '/webhooks/wait', {});
    expect(received).toEqual([first, first, first, first]);
    received = [];
    await steer('POST', '/webhooks/delay', { event: first, ms: 80 });
    await steer('POST', '/webhooks/replay', { event: second });
    await steer('POST', '/webhooks/wait', {});
    expect(received).toEqual([second, first]);
    received = [];
    await steer('POST', '/webhooks/reorder', { events: [second, first] });
    expect(received).toEqual([second, first]);
  });

  it('wait while they are held, and come in reverse', async () => {
    await steer('POST', '/webhooks/hold', {});
    const [first, second] = [await trigger('payment_intent.created'), await trigger('customer.created')];
    expect(received).toEqual([]);
    await steer('POST', '/webhooks/release', { order: 'reversed' });
    await steer('POST', '/webhooks/wait', {});
    expect(received).toEqual([second, first]);
  });

  it('go nowhere but to loopback, and nowhere at all without an address', async () => {
    const put = (url: unknown): Promise<Answer> => steer('PUT', '/webhooks/addresses/stripe', { url });
    for (const url of ['https://example.com/hook', 'ftp://127.0.0.1/', 'hook', 7]) {
      expect((await put(url)).status, String(url)).toBe(400);
    }
    expect((await steer('PUT', '/webhooks/addresses/paypal', { url: hook })).status).toBe(404);
    await put(null);
    await trigger('customer.created');
    expect(received).toEqual([]);
    await put(hook);
    await trigger('customer.created');
    expect(received).toHaveLength(1);
  });

  it('are refused where nobody knows them', async () => {
    for (const [path, body] of [
      ['replay', { event: 'evt_none' }],
      ['duplicate', { event: 'evt_none' }],
      ['delay', { event: 'evt_none', ms: 1 }],
      ['reorder', { events: ['evt_none'] }],
    ] as const) {
      const answer = await steer('POST', `/webhooks/${path}`, body);
      expect([answer.status, codeOf(answer)], path).toEqual([404, 'unknown_event']);
    }
    const answer = await steer('POST', '/webhooks/trigger', { provider: 'stripe', kind: 'nothing.happened' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('payment_intent.succeeded');
  });
});
