import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fireVolley } from '../../../src/fuzz/races/fire-volley.ts';
import type { RaceTarget } from '../../../src/fuzz/races/connection.ts';
import { plugSize } from '../../../src/fuzz/races/last-byte.ts';

const N = 10;
const requests = Array.from({ length: N }, () => ({ method: 'POST', path: '/spend', headers: {}, body: '{"a":1}' }));
const plug = { method: 'GET', path: '/robots.txt', headers: {} };
const open: { close(): unknown; closeAllConnections(): void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function record(): Promise<{ target: RaceTarget; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      seen.push(`${request.method} ${request.url}`);
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  return { target: { address: '127.0.0.1', port, tls: false, servername: '', host: `127.0.0.1:${port}` }, seen };
}

describe('the plug', () => {
  it('goes out before the last bytes, and its answers are not taken for those of the volley', async () => {
    const { target, seen } = await record();
    const answers = await fireVolley(target, requests, { way: 'last-byte', limits: { timeout: 3000 }, plug });
    expect(answers).toHaveLength(N);
    expect(seen[0]).toBe('GET /robots.txt');
    expect(seen.filter((line) => line === 'POST /spend')).toHaveLength(N);
    expect(seen.filter((line) => line === 'GET /robots.txt').length).toBeLessThanOrEqual(plugSize(N));
  });

  it('is left out where there is none', async () => {
    const { target, seen } = await record();
    await fireVolley(target, requests, { way: 'last-byte', limits: { timeout: 3000 } });
    expect(seen).toEqual(Array.from({ length: N }, () => 'POST /spend'));
  });
});
