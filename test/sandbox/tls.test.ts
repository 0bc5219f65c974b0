import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { selfSignedCertificate } from '../../src/util/self-signed-certificate.ts';

describe('a shop over https', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ tls: true });
  });
  afterAll(() => sandbox.close());

  const get = (path: string, ca?: string): Promise<Readonly<Record<string, unknown>>> =>
    new Promise((resolve, reject) => {
      const asked = request(new URL(path, sandbox.appUrl), { ...(ca !== undefined && { ca }) }, (answer) => {
        answer.resume();
        resolve(answer.headers);
      });
      asked.on('error', reject).end();
    });

  it('is reached by whoever trusts its certificate, and by nobody else', async () => {
    expect(sandbox.appUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/u);
    await expect(get('/')).rejects.toThrow(/self-signed/u);
    await expect(get('/', (await selfSignedCertificate(['127.0.0.1'])).cert)).rejects.toThrow();
    expect(await get('/', sandbox.certificate)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });

  it('sets cookies that never leave over http: Secure, bound to the host by their name', async () => {
    const headers = await get('/checkout', sandbox.certificate);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-cart=[\w-]{20}; Path=\/; Secure; HttpOnly; SameSite=Strict$/u),
    ]);
  });

  it('says neither on plain http', async () => {
    const plain = await startSandbox();
    const { headers } = await fetch(`${plain.appUrl}/checkout`);
    await plain.close();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('set-cookie')).toMatch(/^cart=/u);
    expect(plain.certificate).toBeUndefined();
  });
});
