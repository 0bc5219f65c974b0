import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTargetClient } from '../../src/fuzz/client.ts';
import { Inconclusive } from '../../src/fuzz/inconclusive.ts';
import { RunStopped } from '../../src/fuzz/run-stopped.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const get = { label: 'wallet', method: 'GET', path: '/v2/items', headers: {} };
let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

function targetAt(addresses: readonly string[]): Parameters<typeof openTargetClient>[0] {
  const origin = `http://shop.localhost:${app.port}`;
  const host = `shop.localhost:${app.port}`;
  return { origin, basePath: '', tls: false, port: app.port, host, servername: '', addresses, loopback: true };
}
const limits = { signal: new AbortController().signal, maxRequests: 100, timeout: 1000 };

describe('openTargetClient', () => {
  it('connects to the pinned address whatever the name says, and sends the name as Host', async () => {
    let host: string | undefined;
    app.intercept = (request) => {
      host = request.headers.host;
      return false;
    };
    const client = await openTargetClient(targetAt(['127.0.0.1']), limits);
    expect((await client.send(get)).status).toBe(200);
    expect(host).toBe(`shop.localhost:${app.port}`);
    await client.close();
  });

  it('takes the address that answers, for single requests and volleys', async () => {
    const client = await openTargetClient(targetAt(['127.0.0.2', '127.0.0.1']), limits);
    expect((await client.send(get)).status).toBe(200);
    for (const way of ['pipelined', 'last-byte'] as const) {
      expect(await client.volley([get, get, get], way)).toHaveLength(3);
    }
    await client.close();
  });

  it('counts every request of a volley and sends none of one that is over the limit', async () => {
    const client = await openTargetClient(targetAt(['127.0.0.1']), { ...limits, maxRequests: 4 });
    await client.volley([get, get, get], 'last-byte');
    await expect(client.volley([get, get], 'pipelined')).rejects.toThrow(RunStopped);
    expect(app.seen).toHaveLength(3);
    await client.close();
  });

  it('sees live mode in the answers of a volley too', async () => {
    app.intercept = (_request, response) => {
      response.end('{"livemode":true}');
      return true;
    };
    const client = await openTargetClient(targetAt(['127.0.0.1']), limits);
    await expect(client.volley([get, get], 'pipelined')).rejects.toThrow(/livemode/u);
    await client.close();
  });

  it('gives up the run only after three silences in a row', async () => {
    let answer = false;
    app.intercept = () => !answer;
    const client = await openTargetClient(targetAt(['127.0.0.1']), { ...limits, timeout: 150 });
    await expect(client.send(get)).rejects.toThrow(Inconclusive);
    await expect(client.send(get)).rejects.toThrow('wallet: no answer in time');
    answer = true;
    await client.send(get);
    answer = false;
    await expect(client.send(get)).rejects.toThrow(Inconclusive);
    await expect(client.send(get)).rejects.toThrow(Inconclusive);
    await expect(client.send(get)).rejects.toThrow(RunStopped);
    await client.close();
  });

  it('answers a header that cannot be sent with no verdict, not with a crash', async () => {
    const client = await openTargetClient(targetAt(['127.0.0.1']), limits);
    const bad = { ...get, headers: { authorization: 'a\r\nb: c' } };
    await expect(client.send(bad)).rejects.toThrow(Inconclusive);
    await expect(client.volley([bad], 'pipelined')).rejects.toThrow(Inconclusive);
    expect(app.seen).toEqual([]);
    await client.close();
  });
});
