import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test app answers; its body goes out as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: object;
}

/**
 * Answers every request on a free port of loopback, once its body is there.
 * @param isShort connections end with their first answer
 */
export async function serveJson(
  answer: (request: IncomingMessage, text: string) => Promise<Reply>,
  isShort: () => boolean = () => false,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  async function respond(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
    const { status, body } = isObject(text) ? await answer(request, text) : { status: 400, body: {} };
    response.writeHead(status, { 'content-type': 'application/json', ...(isShort() && { connection: 'close' }) });
    response.end(JSON.stringify(body ?? {}));
  }
  const used = new WeakSet<object>();
  const server = createServer((request, response) => {
    if (isShort() && used.has(request.socket)) return;
    used.add(request.socket);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void respond(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
