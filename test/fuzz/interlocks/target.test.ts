import { describe, expect, it } from 'vitest';
import { admitTarget } from '../../../src/fuzz/interlocks/target.ts';

const none = { allowHosts: [] };

describe('admitTarget', () => {
  it.each([
    ['http://127.0.0.1:3000', ['127.0.0.1']],
    ['http://127.9.8.7', ['127.9.8.7']],
    ['http://0x7f.1:3000/shop/', ['127.0.0.1']],
    ['https://[::1]:8443', ['::1']],
  ])('admits %s without consent', async (url, addresses) => {
    expect(await admitTarget(url, none)).toMatchObject({ addresses, loopback: true, servername: '' });
  });

  it('resolves localhost to loopback addresses only, and keeps its name for the Host header', async () => {
    const target = await admitTarget('http://localhost:3000/shop/', none);
    expect(target).toMatchObject({ host: 'localhost:3000', port: 3000, basePath: '/shop', servername: 'localhost' });
    for (const address of target.addresses) expect(['127.0.0.1', '::1']).toContain(address);
  });

  it.each([
    'http://10.0.0.1',
    'http://192.168.1.1:3000',
    'http://0.0.0.0:3000',
    'http://169.254.169.254',
    'http://[fe80::1]',
    'http://staging.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://127.0.0.1',
    'http://user:secret@127.0.0.1',
    'nonsense',
  ])('refuses %s', async (url) => {
    await expect(admitTarget(url, none)).rejects.toMatchObject({ code: 'payments/target-refused', class: 'usage' });
  });

  it('wants both, the host listed and the origin attested', async () => {
    const url = 'http://192.0.2.7:3000';
    const iOwnThisTarget = url;
    await expect(admitTarget(url, { allowHosts: ['192.0.2.7'] })).rejects.toThrow(/nobody attested/u);
    await expect(admitTarget(url, { allowHosts: [], iOwnThisTarget })).rejects.toThrow(/allowed host/u);
    await expect(
      admitTarget(url, { allowHosts: ['192.0.2.7'], iOwnThisTarget: 'http://192.0.2.7:3001' }),
    ).rejects.toThrow(/nobody attested/u);
    const target = await admitTarget(url, { allowHosts: ['192.0.2.7'], iOwnThisTarget: `${url}/` });
    expect(target).toMatchObject({ addresses: ['192.0.2.7'], loopback: false });
  });

  it.each([
    'https://api.stripe.com',
    'https://api.stripe.com.',
    'https://API.STRIPE.COM/v1',
    'https://files.stripe.com',
    'https://api.braintreegateway.com',
    'https://payments.braintree-api.com',
    'https://abc-live.adyenpayments.com',
    'https://checkout-live.adyen.com',
    'https://api-m.paypal.com',
    'https://production.plaid.com',
  ])('refuses the live gateway %s even with consent', async (url) => {
    const { hostname, origin } = new URL(url);
    await expect(
      admitTarget(url, { allowHosts: [hostname, hostname.replace(/\.$/u, '')], iOwnThisTarget: origin }),
    ).rejects.toThrow(/live payment gateway/u);
  });

  it('does not repeat credentials of an address', async () => {
    await expect(admitTarget('http://user:secret@127.0.0.1', none)).rejects.not.toThrow(/secret/u);
  });
});
