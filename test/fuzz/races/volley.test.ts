import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { raceLastByte } from '../../../src/fuzz/races/last-byte.ts';
import { racePipelined } from '../../../src/fuzz/races/pipelined.ts';
import type { RaceTarget } from '../../../src/fuzz/races/connection.ts';

const N = 10;
const request = {
  method: 'POST',
  path: '/spend',
  headers: { 'content-type': 'application/json' },
  body: '{"amount":1}',
};
const requests = Array.from({ length: N }, () => request);
const limits = { timeout: 3000 };
const open: { close(): unknown }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<RaceTarget> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  return { address: '127.0.0.1', port, tls: false, servername: '', host: `127.0.0.1:${port}` };
}

/** A purse of 1 with the gap of one turn of the event loop between check and booking; counts what overlapped. */
async function purse(gapMs: number): Promise<{ target: RaceTarget; spent: () => number; arrivals: number[] }> {
  let balance = 1;
  let spent = 0;
  const arrivals: number[] = [];
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      arrivals.push(performance.now());
      const enough = balance > 0;
      setTimeout(() => {
        if (enough) {
          balance -= 1;
          spent += 1;
        }
        response.writeHead(enough ? 201 : 402, { 'content-type': 'application/json' });
        response.end('{}');
      }, gapMs);
    });
  });
  return { target: await listen(server), spent: () => spent, arrivals };
}

describe.each([
  ['last byte', raceLastByte],
  ['pipelined', racePipelined],
] as const)('%s', (_name, fire) => {
  it('makes all requests meet in the gap between check and booking', async () => {
    const { target, spent, arrivals } = await purse(250);
    const answers = await fire(target, requests, limits);
    expect(answers).toHaveLength(N);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    expect(spent()).toBe(N);
    expect(arrivals).toHaveLength(N);
  });

  it('fails when nobody listens', async () => {
    const { target } = await purse(0);
    for (const server of open.splice(0)) await new Promise((resolve) => void (server as Server).close(resolve));
    await expect(fire(target, requests, limits)).rejects.toThrow(/refused/iu);
  });

  it.each([
    ['says nothing', ''],
    ['talks garbage', 'SSH-2.0-x\r\n\r\n'],
    ['never ends', 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc'],
  ])('ends in time against a server that %s', async (_what, text) => {
    const target = await listen(createTcpServer((socket) => void socket.on('error', () => undefined).write(text)));
    expect(await fire(target, requests, { timeout: 300 })).toEqual([]);
  });

  it('keeps what was answered before the server hung up', async () => {
    const target = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}'));
      }),
    );
    const answers = await fire(target, requests.slice(0, 1), limits);
    expect(answers.map((answer) => answer.status)).toEqual([201]);
  });

  it('stops at once when aborted', async () => {
    const target = await listen(createTcpServer((socket) => void socket.on('error', () => undefined)));
    const signal = AbortSignal.timeout(150);
    const start = performance.now();
    await fire(target, requests, { timeout: 20_000, signal }).catch(() => undefined);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
