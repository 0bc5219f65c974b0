import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Inconclusive } from '../../../src/fuzz/inconclusive.ts';
import { askControl } from '../../../src/fuzz/psp/control-client.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = request.headers.authorization === 'Bearer right' && request.url === '/base/faults';
      const text = JSON.stringify({ method: request.method, body: Buffer.concat(chunks).toString() });
      response.writeHead(known ? 201 : 401, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`;
});
afterAll(() => server.close());

it('asks below the path of the control plane, with the token, and gives the answer', async () => {
  const answer = await askControl({ url, token: 'right' }, 'POST', '/faults', { times: 2n });
  expect(answer).toEqual({ method: 'POST', body: '{"times":2}' });
});

it('ends the attack without a verdict where it is refused, without telling the token', async () => {
  const refused = askControl({ url, token: 'wrong' }, 'GET', '/faults');
  await expect(refused).rejects.toThrow(new Inconclusive('psp: GET /faults answered 401'));
});

it('ends the attack without a verdict where nobody answers', async () => {
  const nobody = askControl({ url: 'http://127.0.0.1:9', token: 'right' }, 'GET', '/faults');
  await expect(nobody).rejects.toThrow(new Inconclusive('psp: GET /faults was not answered'));
});
