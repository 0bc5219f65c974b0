import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeClock } from '../../../src/sandbox/clock.ts';
import { type GatewayPlane, makeGatewayPlane } from '../../../src/sandbox/gateway/gateway-plane.ts';
import { startStripeGateway, type StripeGateway } from './stripe/stripe-gateway.ts';

let gateway: StripeGateway;
let plane: GatewayPlane;

beforeAll(async () => {
  gateway = await startStripeGateway(7);
  plane = gateway.plane;
});
afterAll(() => gateway.close());
afterEach(() => plane.reset(7));

const FORM = 'amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true';
const pay = (): Promise<{ status: number; text: string }> => gateway.raw('POST', '/v1/payment_intents', FORM);

const id = (text: string): unknown => (JSON.parse(text) as { id: string }).id;
const credentials = (seed: number): object => makeGatewayPlane({ clock: makeClock(), seed, vendors: {} }).credentials;

describe('the gateway plane', () => {
  it('repeats ids and credentials with the seed', async () => {
    const first = await pay();
    plane.reset(7);
    const second = await pay();
    plane.reset(8);
    const third = await pay();
    expect(id(second.text)).toBe(id(first.text));
    expect(id(third.text)).not.toBe(id(first.text));
    expect(credentials(7)).toEqual(plane.credentials);
    expect(credentials(8)).not.toEqual(plane.credentials);
    expect(plane.credentials.stripe.secretKey).toMatch(/^sk_test_\w{32}$/u);
  });

  it('notes requests without what is secret in them', async () => {
    await gateway.raw('POST', '/v1/payment_intents', FORM, { 'idempotency-key': 'order-7' });
    await gateway.raw('GET', '/v1/payment_intents/4242424242424242?client_secret=x');
    expect(plane.requests()).toMatchObject([
      { provider: 'stripe', method: 'POST', path: '/v1/payment_intents', status: 200, idempotencyKey: 'order-7' },
      { provider: 'stripe', method: 'GET', status: 404, idempotencyKey: undefined },
    ]);
    expect(JSON.stringify(plane.requests())).not.toMatch(/4242424242424242|client_secret|sk_test/u);
  });

  it('answers what belongs to no vendor, and what is not HTTP, without telling anything', async () => {
    const answer = await fetch(`${gateway.origin}/`);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    const bytes = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(gateway.origin).port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(bytes).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^{]*$/u);
  });

  it('does what is due by the clock without being asked', async () => {
    const held = await gateway.raw('POST', '/v1/payment_intents', `${FORM}&capture_method=manual`);
    expect(held.body['status']).toBe('requires_capture');
    gateway.clock.advance(8 * 86_400_000);
    await expect.poll(() => plane.journal().map(({ kind }) => kind)).toEqual(['authorize', 'void']);
    gateway.clock.reset();
  });
});

describe('faults', () => {
  it('answer with an error in the shape of the vendor, before anything is done', async () => {
    plane.faults.add({
      match: { provider: 'stripe', method: 'post', path: '/v1/payment' },
      kind: 'error',
      status: 503,
      times: 1,
    });
    const failed = await pay();
    expect([failed.status, JSON.parse(failed.text)]).toMatchObject([503, { error: { type: 'api_error' } }]);
    expect(plane.journal()).toEqual([]);
    expect((await pay()).status).toBe(200);
    plane.faults.add({ match: { provider: 'braintree' }, kind: 'error' });
    expect((await pay()).status).toBe(200);
    const braintree = await fetch(`${gateway.origin}/merchants/m/transactions`, { method: 'POST' });
    expect([braintree.status, await braintree.text()]).toEqual([500, expect.stringContaining('<api-error-response>')]);
    plane.faults.add({ match: { provider: 'plaid' }, kind: 'rate_limit' });
    const plaid = await fetch(`${gateway.origin}/accounts/get`, { method: 'POST' });
    expect([plaid.status, await plaid.json()]).toMatchObject([429, { error_type: 'RATE_LIMIT_EXCEEDED' }]);
  });

  it('cut the connection before or after the work', async () => {
    plane.faults.add({ match: {}, kind: 'drop_before', times: 1 });
    await expect(pay()).rejects.toThrow();
    expect(plane.journal()).toEqual([]);
    plane.faults.add({ match: {}, kind: 'drop_after', times: 1 });
    await expect(pay()).rejects.toThrow();
    expect(plane.journal().map(({ kind }) => kind)).toEqual(['authorize', 'capture']);
    expect((await pay()).status).toBe(200);
  });

  it('keep silent, so that the client must give up', async () => {
    plane.faults.add({ match: {}, kind: 'timeout', times: 1 });
    const answer = fetch(`${gateway.origin}/v1/balance`, { signal: AbortSignal.timeout(150) });
    await expect(answer).rejects.toThrow(/timeout/iu);
    expect(plane.journal()).toEqual([]);
  });

  it('make a request slow', async () => {
    plane.faults.add({ match: {}, kind: 'latency', ms: 120, times: 1 });
    const since = performance.now();
    expect((await pay()).status).toBe(200);
    expect(performance.now() - since).toBeGreaterThan(110);
  });

  it('are listed with what is left of them, cleared, and refused where they make no sense', () => {
    plane.faults.add({ match: {}, kind: 'error', times: 2 });
    plane.faults.take({ provider: 'plaid', method: 'POST', path: '/x' });
    expect(plane.faults.list()).toEqual([{ match: {}, kind: 'error', times: 1 }]);
    plane.faults.clear();
    expect(plane.faults.list()).toEqual([]);
    for (const rule of [{ status: 200 }, { ms: 1e9 }, { times: 0 }, { times: 1.5 }]) {
      expect(() => plane.faults.add({ match: {}, kind: 'error', ...rule })).toThrow(RangeError);
    }
  });
});
