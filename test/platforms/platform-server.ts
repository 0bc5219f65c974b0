import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server answers. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut instead. */
  readonly cut?: true;
}

/** Answers of the next requests that match, in the place of the server's own. */
export interface Mishap {
  /** `POST /repos/acme/shop/code-scanning/sarifs`; the beginning is enough. */
  readonly on: string;
  readonly reply: Reply;
  times: number;
  /** The server does what was asked for all the same. */
  readonly late?: true;
}

/** What a published API description says of an exchange: what is wrong with it, a line each. */
export interface Contract {
  request(seen: Seen): string[];
  /** An answer of the server's own with everything that the description requires of it. */
  complete(seen: Seen, reply: Reply): Reply;
  response(seen: Seen, reply: Reply): string[];
}

/** A server on loopback. */
export interface PlatformServer {
  readonly origin: string;
  readonly seen: Seen[];
  readonly mishaps: Mishap[];
  /** What was not as the API's description has it. */
  readonly violations: string[];
  /** @throws Error where there are violations */
  close(): Promise<void>;
}

/** Starts a server that answers as `answer` says, but for mishaps. All else is held against the contract, where there is one. */
export async function platformServer(answer: (seen: Seen) => Reply, contract?: Contract): Promise<PlatformServer> {
  const seen: Seen[] = [];
  const mishaps: Mishap[] = [];
  const violations: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const one: Seen = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(one);
      const mishap = mishaps.find(({ on, times }) => times > 0 && `${one.method} ${one.path}`.startsWith(on));
      if (mishap !== undefined) mishap.times -= 1;
      const own = mishap === undefined || mishap.late === true ? answer(one) : { status: 500 };
      const reply = mishap?.reply ?? contract?.complete(one, own) ?? own;
      violations.push(...(contract?.request(one) ?? []));
      // A mishap is what no description foresees.
      if (mishap === undefined) violations.push(...(contract?.response(one, reply) ?? []));
      if (reply.cut === true) {
        request.socket.destroy();
        return;
      }
      const text = reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json);
      response.writeHead(reply.status, {
        ...(reply.json !== undefined && { 'content-type': 'application/json' }),
        ...reply.headers,
      });
      response.end(reply.status === 204 ? undefined : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    mishaps,
    violations,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
      if (violations.length > 0) throw new Error(`not as the API is described:\n${violations.slice(0, 20).join('\n')}`);
    },
  };
}
