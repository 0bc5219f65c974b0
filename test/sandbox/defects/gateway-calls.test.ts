import { createServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../../src/util/self-signed-certificate.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { defaultSettings } from '../../../src/sandbox/shop-settings.ts';
import { charges, stripeOf, tryToPay } from '../gateway-client.ts';
import { call, newCustomer } from '../shop-client.ts';
import { type Effect, type Scene, describeEffects } from './describe-effects.ts';

const DECLINED = [
  'pm_card_chargeDeclined',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedLostCard',
  'pm_card_chargeDeclinedStolenCard',
  'pm_card_chargeDeclinedExpiredCard',
];

const limit = (points: number): { points: number; seconds: number } => ({ points, seconds: 60 });

/** Tries so many cards; gives the statuses of the answers. */
async function tryCards({ sandbox, alice }: Scene, many: number, headers: (time: number) => object): Promise<number[]> {
  const order = await alice.order();
  const statuses: number[] = [];
  for (let time = 0; time < many; time += 1) {
    const payment_method = DECLINED[time % DECLINED.length];
    const answer = await call(sandbox.appUrl, 'POST', '/api/payments', {
      body: { order, payment_method },
      headers: { authorization: `Bearer ${alice.token}`, ...headers(time) },
    });
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    statuses.push(answer.status);
  }
  return statuses;
}

const all402 = (statuses: readonly number[]): boolean => statuses.every((status) => status === 402);

const velocity: Readonly<Partial<Record<string, Effect>>> = {
  'thr.none': async (scene) => all402(await tryCards(scene, 6, () => ({}))),
  'thr.per_ip_only': async (scene) => all402(await tryCards(scene, 6, () => ({}))),
};
describeEffects('limits per card and account', velocity, {
  settings: {
    paymentLimits: { ...defaultSettings.paymentLimits, accountDeclines: limit(4), cardDeclines: limit(3) },
  },
});

describeEffects(
  'limits per address',
  { 'thr.xff': async (scene) => all402(await tryCards(scene, 6, (time) => ({ 'x-forwarded-for': `10.0.0.${time}` }))) },
  { settings: { paymentLimits: { ...defaultSettings.paymentLimits, addressDeclines: limit(4) } } },
);

const LIVE: Effect = async ({ alice }) => {
  const { answer } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
  return answer.status === 201 && answer.json['livemode'] === true;
};
describeEffects('live mode', { 'env.test_in_live': LIVE }, { settings: { paymentMode: 'live' } });

const fast = { attempts: 3, base: 20, cap: 40, random: () => 0.9 };

describeEffects(
  'calls to the gateway',
  {
    async 'cb.missing'({ sandbox, alice }) {
      sandbox.gateway.faults.add({ match: { provider: 'stripe' }, kind: 'error', status: 500 });
      for (let time = 0; time < 6; time += 1) await tryToPay(alice, { payment_method: 'pm_card_visa' });
      return charges(sandbox) === 18;
    },
    async 'retry.new_key'({ sandbox, alice }) {
      // The SDK itself tries once more, with the same key, when a connection is cut.
      sandbox.gateway.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'drop_after', times: 2 });
      await tryToPay(alice, { payment_method: 'pm_card_visa' });
      return (await stripeOf(sandbox).paymentIntents.list()).data.length === 2;
    },
    async 'retry.no_backoff'({ sandbox, alice }) {
      sandbox.gateway.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'rate_limit' });
      await tryToPay(alice, { payment_method: 'pm_card_visa' });
      return charges(sandbox) > 3;
    },
    async 'outbox.lost'({ sandbox, alice }) {
      await alice.pay('automatic');
      return (await sandbox.outbox()).length === 0;
    },
  },
  { settings: { retry: fast, breaker: { timeout: 5000, errorPercentage: 50, reset: 30_000, volume: 5 } } },
);

describe('the certificate of the gateway', async () => {
  const { cert, key } = await selfSignedCertificate(['127.0.0.1']);
  let gatewayPort = 0;
  const front = createServer({ cert, key }, (request, response) => {
    const upstream = connect(gatewayPort, '127.0.0.1');
    const head = `${request.method} ${request.url} HTTP/1.1\r\n`;
    const { rawHeaders } = request;
    let lines = '';
    for (let at = 0; at < rawHeaders.length; at += 2) {
      if (!/^connection$/iu.test(rawHeaders[at] ?? '')) lines += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`;
    }
    upstream.write(`${head}${lines}connection: close\r\n\r\n`);
    request.pipe(upstream, { end: false });
    let raw = '';
    upstream.setEncoding('utf8').on('data', (text: string) => (raw += text));
    upstream.on('end', () => {
      const [headers = '', body = ''] = raw.split('\r\n\r\n', 2);
      response.writeHead(Number(headers.split(' ')[1]), { 'content-type': 'application/json' }).end(body);
    });
  });
  let sandbox: Sandbox;
  beforeAll(async () => {
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    const { port } = front.address() as AddressInfo;
    sandbox = await startSandbox({ gatewayUrl: `https://127.0.0.1:${port}`, settings: { retry: fast } });
    gatewayPort = Number(new URL(sandbox.gatewayUrl).port);
  });
  afterAll(async () => {
    await sandbox.close();
    front.closeAllConnections();
    front.close();
  });

  it('tls.no_verify: the effect is there with the switch, and not without', async () => {
    const alice = await newCustomer(sandbox);
    const refused = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    expect([refused.answer.status, charges(sandbox)]).toEqual([503, 0]);
    sandbox.setDefects(['tls.no_verify']);
    const paid = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    expect([paid.answer.status, charges(sandbox)]).toEqual([201, 1]);
  });
});
