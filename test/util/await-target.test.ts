import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { awaitTarget } from '../../src/util/await-target.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('waits while the target answers with server errors, and not longer', async () => {
  let count = 0;
  const url = await serve((_request, response) => {
    count += 1;
    response.writeHead(count < 3 ? 503 : 401).end();
  });
  const attempts: string[] = [];
  expect(await awaitTarget(url, { timeoutMs: 10_000, onAttempt: (latest) => attempts.push(latest) })).toBeUndefined();
  expect(attempts).toEqual(['', 'it answered 503', 'it answered 503']);
});

test('says what came of the last attempt when the time is up', async () => {
  const failing = await serve((_request, response) => {
    response.writeHead(500).end();
  });
  expect(await awaitTarget(failing, { timeoutMs: 1_000 })).toBe('the target was not ready within 1 s: it answered 500');
  expect(await awaitTarget('http://127.0.0.1:9/', { timeoutMs: 300 })).toMatch(/within 0\.3 s: ECONNREFUSED$/u);
});

test('an answer that never comes takes no longer than the time there is', async () => {
  const silent = await serve(() => undefined);
  expect(await awaitTarget(silent, { timeoutMs: 400 })).toMatch(/^the target was not ready within 0\.4 s: /u);
});

test('ends at once when it is cancelled', async () => {
  const controller = new AbortController();
  const waiting = awaitTarget('http://127.0.0.1:9/', { timeoutMs: 60_000, signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await expect(waiting).rejects.toThrow(/aborted/u);
});
