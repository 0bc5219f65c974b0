import { X509Certificate, createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { selfSignedCertificate } from '../../src/util/self-signed-certificate.ts';

test('is for the given names and addresses only, with its own key, and short-lived', async () => {
  const { key, cert } = await selfSignedCertificate(['shop.test', '127.0.0.1']);
  const parsed = new X509Certificate(cert);
  expect(parsed.checkHost('shop.test')).toBe('shop.test');
  expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(parsed.checkHost('other.test')).toBeUndefined();
  expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(parsed.validToDate.getTime() - Date.now()).toBeLessThan(25 * 3_600_000);
});

test('a client that trusts it, and only it, can speak to a server that shows it', async () => {
  const { key, cert } = await selfSignedCertificate(['127.0.0.1']);
  const server = createServer({ key, cert }, (_request, response) => response.end('hello')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = async (ca?: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, ...(ca !== undefined && { ca }) }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
  await expect(get(cert)).resolves.toBe(200);
  await expect(get()).rejects.toThrow('self-signed certificate');
  server.close();
});
