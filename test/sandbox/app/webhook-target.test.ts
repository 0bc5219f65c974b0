import { assert, asyncProperty, constant, integer, oneof, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnAddress, webhookTarget } from '../../../src/sandbox/app/webhook-target.ts';
import type { SandboxContext } from '../../../src/sandbox/context.ts';
import { defaultSettings } from '../../../src/sandbox/shop-settings.ts';

const context = {
  settings: { ...defaultSettings, webhookReceivers: ['http://127.0.0.1:9000'] },
  defect: () => false,
} as unknown as SandboxContext;

const resolve =
  (...addresses: readonly string[]) =>
  async (): Promise<readonly string[]> =>
    addresses;
const check = (url: string, ...addresses: readonly string[]) => webhookTarget(context, url, resolve(...addresses));

describe('the address of a webhook endpoint', () => {
  it('is taken where it is public and https, with the address that was checked', async () => {
    const { url, address } = await check('https://hooks.example.org/a?b=c', '93.184.216.34');
    expect([url.href, address]).toEqual(['https://hooks.example.org/a?b=c', '93.184.216.34']);
    expect(await check('https://hooks.example.org/', '2606:2800:220:1::1')).toMatchObject({
      address: '2606:2800:220:1::1',
    });
  });

  it('is taken on this machine where the settings name its origin, and only with that port', async () => {
    expect(await check('http://127.0.0.1:9000/hook')).toMatchObject({ address: '127.0.0.1' });
    await expect(check('http://127.0.0.1:9001/hook')).rejects.toMatchObject({ code: 'address_refused' });
    await expect(check('https://127.0.0.1:9000/hook')).rejects.toMatchObject({ code: 'address_refused' });
  });

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'http://93.184.216.34/',
  ])('%s is refused', async (url) => {
    await expect(check(url)).rejects.toMatchObject({ code: 'address_refused', status: 400 });
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:word@example.org/',
    'x',
    '',
  ])('%s is no address', async (url) => {
    await expect(check(url, '93.184.216.34')).rejects.toMatchObject({ code: 'invalid_url' });
  });

  it('is refused where any address of its host is not public, or there is none', async () => {
    await expect(check('https://a.example/', '93.184.216.34', '127.0.0.1')).rejects.toMatchObject({
      code: 'address_refused',
    });
    await expect(check('https://a.example/')).rejects.toMatchObject({ code: 'unknown_host' });
  });

  it('is refused for every address of a private network, however it is written', async () => {
    const octet = integer({ min: 0, max: 255 });
    const privates = oneof(
      tuple(constant(10), octet, octet, octet),
      tuple(constant(127), octet, octet, octet),
      tuple(constant(192), constant(168), octet, octet),
      tuple(constant(172), integer({ min: 16, max: 31 }), octet, octet),
    );
    await assert(
      asyncProperty(privates, async ([a, b, c, d]) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const hex = number.toString(16).padStart(8, '0');
        const forms = [`${a}.${b}.${c}.${d}`, String(number), `0x${hex}`, `[::ffff:${a}.${b}.${c}.${d}]`];
        for (const host of forms)
          await expect(check(`https://${host}/`)).rejects.toMatchObject({ code: 'address_refused' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('isOwnAddress', () => {
  it('knows this machine and nothing else', () => {
    expect(['127.0.0.1', '127.8.9.1', '::1'].map(isOwnAddress)).toEqual([true, true, true]);
    expect(['10.0.0.1', '128.0.0.1', '1.127.0.1', '::'].map(isOwnAddress)).toEqual([false, false, false, false]);
  });
});
