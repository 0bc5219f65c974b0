import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that has the files of releases. */
export interface ReleaseMirror {
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves `files` (name → content) below `/`; anything else is 404. */
export async function releaseMirror(files: ReadonlyMap<string, Uint8Array>): Promise<ReleaseMirror> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = files.get((request.url ?? '').slice(1));
    if (file === undefined) response.writeHead(404).end();
    else response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
