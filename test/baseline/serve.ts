import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** A web app on loopback for one test. */
export interface TestApp {
  readonly url: string;
  /** Paths with query, in order of arrival. */
  readonly requests: string[];
  readonly server: Server;
  close(): Promise<void>;
}

/** Headers that no rule objects to. */
export const GOOD: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache, no-store, must-revalidate',
};

/** Starts an app on a free port. */
export async function serve(listener: RequestListener): Promise<TestApp> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    server,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A way to start apps that are closed after the test that started them; to be asked for outside of tests. */
export function serveEach(): typeof serve {
  const open: TestApp[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((started) => started.close()));
  });
  return async (listener) => {
    const started = await serve(listener);
    open.push(started);
    return started;
  };
}

/** Answers these paths with HTML and good headers, everything else with 404. */
export function pages(
  site: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (request, response) => {
    const body = site[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { ...GOOD, ...headers });
    response.end(body ?? 'not found');
  };
}
