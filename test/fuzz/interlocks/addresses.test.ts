import { describe, expect, it } from 'vitest';
import { isForbiddenAddress, isLoopbackAddress } from '../../../src/fuzz/interlocks/addresses.ts';
import { admitTarget } from '../../../src/fuzz/interlocks/target.ts';

describe('addresses', () => {
  it.each(['127.0.0.1', '127.255.1.2', '::1', '::ffff:127.0.0.1'])('%s is the machine itself', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each(['10.0.0.1', '0.0.0.0', '128.0.0.1', '::', '::2', '::ffff:10.0.0.1', 'fe80::1'])('%s is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });

  it.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', 'fe80::1%eth0', 'fd00:ec2::254', '::ffff:169.254.169.254'])(
    '%s is never an app',
    (address) => {
      expect(isForbiddenAddress(address)).toBe(true);
    },
  );

  it('refuses the metadata service of a cloud even with full consent', async () => {
    const url = 'http://169.254.169.254';
    await expect(admitTarget(url, { allowHosts: ['169.254.169.254'], iOwnThisTarget: url })).rejects.toThrow(
      /no app is served/u,
    );
  });
});
