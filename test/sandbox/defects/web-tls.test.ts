import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ tls: true });
});
afterAll(() => sandbox.close());

const headersOf = (path: string): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    const { certificate: ca = '' } = sandbox;
    const asked = request(new URL(path, sandbox.appUrl), { ca }, (answer) => {
      answer.resume();
      resolve(answer.headers);
    });
    asked.on('error', reject).end();
  });

/** Per defect that only an https listener shows: can an attacker see its effect? */
const effects: Readonly<Record<string, () => Promise<boolean>>> = {
  async 'web.hsts.missing'() {
    return (await headersOf('/'))['strict-transport-security'] === undefined;
  },
  async 'web.cookie.no_secure'() {
    const [cookie = ''] = (await headersOf('/checkout'))['set-cookie'] ?? [];
    return cookie.includes('cart=') && !cookie.includes('Secure') && !cookie.startsWith('__Host-');
  },
};

describe('the defects of web over https', () => {
  it.each(Object.entries(effects))('%s: the effect is there with the switch, and not without', async (id, effect) => {
    sandbox.setDefects([]);
    expect(await effect()).toBe(false);
    sandbox.setDefects([id]);
    expect(await effect()).toBe(true);
  });
});
