import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the bulk endpoint of a registry under test answers: status and body, or never. */
export type Answer = { readonly status?: number; readonly body: string; readonly type?: string } | 'never';

/** A registry on loopback whose advisory endpoint always gives one answer, and what it was asked. */
export interface AnsweringRegistry {
  readonly url: string;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a registry that gives `answer` to every POST and knows no package. */
export async function startAnsweringRegistry(answer: Answer): Promise<AnsweringRegistry> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.resume();
    if (answer === 'never') return;
    const found = request.method === 'POST';
    response.writeHead(found ? (answer.status ?? 200) : 404, { 'content-type': answer.type ?? 'application/json' });
    response.end(found ? answer.body : '{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
