import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract } from './platform-server.ts';

/** One request as it arrived. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is answered; nothing cuts the connection. */
export interface Given {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: Uint8Array | string;
  readonly location?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A server on loopback whose answers may be any bytes. */
export interface BaselineServer {
  readonly origin: string;
  readonly asked: Asked[];
  /** Answers by the path, with or without query; the longest that fits counts. */
  readonly answers: Map<string, Given | undefined>;
  /** @throws Error where a request was not as the API is described */
  close(): Promise<void>;
}

/** Starts a server that says 404 of everything that `answers` does not name. Requests are held against the contract. */
export async function baselineServer(contract?: Contract): Promise<BaselineServer> {
  const asked: Asked[] = [];
  const violations: string[] = [];
  const answers = new Map<string, Given | undefined>();
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ url, headers: request.headers });
    const { pathname: path, searchParams: query } = new URL(url, 'http://127.0.0.1');
    const seen = { method: request.method ?? '', path, query, headers: request.headers, body: '' };
    violations.push(...(contract?.request(seen) ?? []));
    const key = [...answers.keys()]
      .filter((candidate) => url === candidate || url.startsWith(`${candidate}?`))
      .toSorted((a, b) => b.length - a.length)[0];
    const given = key === undefined ? { status: 404, json: { message: 'Not Found' } } : answers.get(key);
    if (given === undefined) {
      request.socket.destroy();
      return;
    }
    const { status = 200, json, body = '', location, retryAfter } = given;
    response.writeHead(status, {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(location !== undefined && { location }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    });
    response.end(json === undefined ? body : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answers,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
      if (violations.length > 0) throw new Error(`not as the API is described:\n${violations.join('\n')}`);
    },
  };
}
