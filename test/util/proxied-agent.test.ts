import { expect, test } from 'vitest';
import { proxiedAgent } from '../../src/util/proxied-agent.ts';

test.each(['not an address', 'ftp://proxy.example', 'proxy.example:8080'])(
  'the proxy %s is refused without being shown',
  (address) => {
    const open = (): unknown => proxiedAgent({ httpProxy: address, httpsProxy: address });
    expect(open).toThrow(expect.objectContaining({ code: 'network/bad-proxy', class: 'usage' }));
    expect(open).not.toThrow(address);
  },
);

test('a proxy with a password is taken', async () => {
  await proxiedAgent({ httpProxy: 'http://me:secret@proxy.example:8080', httpsProxy: '', noProxy: '' }).close();
});
