import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as the gateway sent it. */
export interface CaughtWebhook {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An address on loopback that takes webhooks in the place of the app. */
export interface WebhookCatcher {
  readonly url: string;
  caught(): readonly CaughtWebhook[];
  close(): Promise<void>;
}

const MAX_BYTES = 1024 * 1024;

/** Listens on a free port of 127.0.0.1. */
export async function openWebhookCatcher(): Promise<WebhookCatcher> {
  const caught: CaughtWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    request.on('end', () => {
      const headers = Object.entries(request.headersDistinct).map(
        ([name, values]) => [name, values?.[0] ?? ''] as const,
      );
      if (size <= MAX_BYTES)
        caught.push({ headers: Object.fromEntries(headers), body: Buffer.concat(chunks).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"received":true}');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    caught: () => [...caught],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
