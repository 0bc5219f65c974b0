import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Where a webhook may be sent: the address that was checked, so that a second answer of the name server changes nothing. */
export interface WebhookTarget {
  readonly url: URL;
  readonly address: string;
}

// Not for everybody (RFC 6890 and its registry): this host, private, shared, link-local, benchmark, multicast, reserved.
const CLOSED = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv6');

/**
 * Checks the address that an account wants its webhooks sent to: https to a public address, or one of the receivers
 * that the shop's settings name. Every address of the host must be good. @throws Refusal 400
 */
export async function webhookTarget(
  context: SandboxContext,
  text: string,
  resolve: Resolve = addressesOf,
): Promise<WebhookTarget> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Refusal(400, 'invalid_url', 'The address must be one of https, without a user name.');
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [address] = addresses;
  if (address === undefined) throw new Refusal(400, 'unknown_host', 'The host of the address is not known.');
  const open =
    context.settings.webhookReceivers.includes(url.origin) ||
    (url.protocol === 'https:' && !addresses.some(isClosed)) ||
    context.defect('web.ssrf.webhook_url');
  if (!open) throw new Refusal(400, 'address_refused', 'Webhooks are sent to public https addresses only.');
  return { url, address };
}

/** Is this an address of this machine? The sandbox sends nothing to any other. */
export function isOwnAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function isClosed(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  return CLOSED.check(mapped ?? address, isIP(mapped ?? address) === 6 ? 'ipv6' : 'ipv4');
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
