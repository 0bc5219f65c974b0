import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { missingFor } from '../../src/fuzz/mapping.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Report } from '../../src/model/report.ts';
import { scanTestApp } from './scan-test-app.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { testProfile } from './test-profile.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  app.seen.length = 0;
  app.intercept = () => false;
});

const reasonsOf = ({ run }: Report): readonly string[] => run.coverage?.['inconclusiveAttacks'] as readonly string[];

// The rule ids of the attacks that the test app's profile maps, in the order of the run.
const profile = parseProfile(testProfile('http://127.0.0.1:1'), 'payments.yml');
const MAPPED = ATTACKS.filter((attack) => missingFor(attack, profile).length === 0).map(({ rule }) => rule.id);
const [FIRST] = MAPPED;

describe('against a bad target', () => {
  it.each<[string, number, string, Record<string, string>, string]>([
    ['500', 500, '{}', {}, 'register answered 500'],
    ['429', 429, '{}', { 'retry-after': '1' }, 'register answered 429'],
    ['redirects', 302, '', { location: 'http://192.0.2.1/' }, 'register answered 302'],
    ['401 after the login', 401, '', {}, 'register answered 401'],
  ])('answering %s the run is degraded and says why', async (_what, status, body, headers, reason) => {
    app.intercept = (_request, response) => {
      response.writeHead(status, headers).end(body);
      return true;
    };
    const report = await scanTestApp(app);
    expect(report.run).toMatchObject({
      status: 'degraded',
      reason: `${MAPPED.length} of ${MAPPED.length} mapped attacks are inconclusive`,
    });
    expect(reasonsOf(report)).toEqual(MAPPED.map((id) => `${id}: ${reason}`));
  });

  it.each([
    ['HTML', '<!doctype html><h1>It works!</h1>'],
    ['half a JSON', '{"charge":'],
    ['JSON of another shape', '{"purse":{"funds":10.0}, "order":[], "charge":null}'],
    ['amounts that are none', '{"purse":{"ref":"x","funds":"NaN"},"order":{"ref":"x","due":"-"},"charge":{"ref":"x"}}'],
  ])('answering everything with %s no attack gets a verdict', async (_what, body) => {
    app.intercept = (_request, response) => {
      response.writeHead(200, { 'set-cookie': 'sid=1' }).end(body);
      return true;
    };
    const report = await scanTestApp(app);
    expect(report.findings).toEqual([]);
    expect(reasonsOf(report)).toHaveLength(MAPPED.length);
    expect(report.run.status).toBe('degraded');
  });

  it('that hangs, the run ends after three requests', async () => {
    app.intercept = () => true;
    const report = await scanTestApp(app, { requestTimeoutMs: 300 });
    expect(report.run).toMatchObject({ status: 'degraded', reason: 'the target stopped answering' });
    expect(reasonsOf(report)[0]).toBe(`${FIRST}: register: no answer in time`);
    expect(reasonsOf(report).at(-1)).toMatch(/not run: the target stopped answering/u);
    expect(app.seen).toHaveLength(3);
  });

  it('whose body never ends, the request does', async () => {
    app.intercept = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(10)), 20);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    const report = await scanTestApp(app, { requestTimeoutMs: 300 });
    expect(report.run.status).toBe('degraded');
  });

  it('whose body is endless and fast, the scan ends', async () => {
    app.intercept = (_request, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(256 * 1024, 120)));
      };
      response.on('drain', pour);
      response.on('error', () => undefined);
      pour();
      return true;
    };
    const report = await scanTestApp(app, { attacks: MAPPED.slice(0, 10), requestTimeoutMs: 300 });
    expect(report.run.status).toBe('degraded');
    expect(report.findings).toEqual([]);
  });

  it('that dies midway, findings so far are kept', async () => {
    const dying = await startTestApp('balance-race');
    const fromRace = MAPPED.slice(MAPPED.indexOf('pay/balance-race'));
    const report = await scanTestApp(dying, {
      attacks: fromRace,
      onProgress: ({ done }) => {
        if (done === 2) void dying.close();
      },
    });
    expect(report.findings.map((finding) => finding.rule.id)).toEqual(['pay/balance-race']);
    expect(report.run).toMatchObject({ status: 'degraded', reason: 'the target stopped answering' });
    expect(report.run.coverage).toMatchObject({ violation: 1, held: 1, inconclusive: fromRace.length - 2 });
  });

  it('that is not there at all, the report says so', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => void free.close(resolve));
    const report = await scanTestApp(app, { target: `http://127.0.0.1:${port}` });
    expect(report.run.status).toBe('degraded');
    expect(reasonsOf(report)[0]).toBe(`${FIRST}: register: connection refused`);
  });

  it('that works with real money, the run stops at once', async () => {
    app.intercept = (request, response) => {
      if (request.url !== '/v2/items') return false;
      response.writeHead(200).end('[{"code":"A1","cost":{"value":"10.13"},"livemode" : true}]');
      return true;
    };
    const report = await scanTestApp(app);
    expect(report.run.reason).toMatch(/livemode: true/u);
    expect(app.seen.filter((line) => line === 'GET /v2/items')).toHaveLength(1);
    expect(app.seen.at(-1)).toBe('GET /v2/items');
  });

  it('that throttles only the attack, no verdict is given', async () => {
    let orders = 0;
    app.intercept = (request, response) => {
      if (request.url === '/v2/orders') orders += 1;
      if (orders === 0 || request.method !== 'PUT') return false;
      response.writeHead(429).end();
      return true;
    };
    const report = await scanTestApp(app, { attacks: ['client-price-trusted'] });
    expect(reasonsOf(report)).toEqual(['pay/client-price-trusted: cartAdd, attacked, answered 429']);
  });
});
