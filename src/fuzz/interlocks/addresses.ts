import { BlockList, isIPv6 } from 'node:net';

// RFC 1122 §3.2.1.3 and RFC 4291 §2.5.3: the machine itself.
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

// Never an app's address, whoever consents: unspecified, link-local (where clouds keep their metadata), multicast, broadcast.
// RFC 6890; the metadata services of AWS (IPv6), Alibaba and Oracle by their own documentation.
const NEVER = new BlockList();
NEVER.addSubnet('0.0.0.0', 8, 'ipv4');
NEVER.addSubnet('169.254.0.0', 16, 'ipv4');
NEVER.addSubnet('224.0.0.0', 4, 'ipv4');
NEVER.addAddress('255.255.255.255', 'ipv4');
NEVER.addAddress('100.100.100.200', 'ipv4');
NEVER.addAddress('192.0.0.192', 'ipv4');
NEVER.addAddress('::', 'ipv6');
NEVER.addSubnet('fe80::', 10, 'ipv6');
NEVER.addSubnet('ff00::', 8, 'ipv6');
NEVER.addAddress('fd00:ec2::254', 'ipv6');

/** Is this IP address the machine itself? An IPv4 address in an IPv6 one counts as what it is. */
export function isLoopbackAddress(address: string): boolean {
  return check(LOOPBACK, address);
}

/** Is this an IP address at which nobody's payment app lives? */
export function isForbiddenAddress(address: string): boolean {
  return check(NEVER, address);
}

function check(list: BlockList, address: string): boolean {
  const bare = address.split('%')[0] ?? address;
  return list.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4');
}
