import { lookup } from 'node:dns/promises';
import { TollgateError } from '../../model/errors.ts';
import { isLoopbackHost } from '../../model/target.ts';
import { isForbiddenAddress, isLoopbackAddress } from './addresses.ts';
import { isLiveGatewayHost } from './gateway-hosts.ts';

/** A target that may be attacked, its name resolved once and for all so that it cannot move to another machine. */
export interface AdmittedTarget {
  readonly origin: string;
  /** The base URL's path, without a slash at its end. */
  readonly basePath: string;
  readonly tls: boolean;
  readonly port: number;
  /** What the `Host` header says. */
  readonly host: string;
  /** For TLS; empty where the target is an address. */
  readonly servername: string;
  /** IP addresses to try, in this order. */
  readonly addresses: readonly string[];
  readonly loopback: boolean;
}

/** The owner's consent to attack a target that is not the machine itself. */
export interface Consent {
  readonly allowHosts: readonly string[];
  /** The origin that the owner attests to own. */
  readonly iOwnThisTarget?: string;
}

/**
 * Lets a target pass only where it is loopback, or listed and attested; live gateways never pass.
 * @throws TollgateError `payments/target-refused`, class usage, before any packet goes to the target
 */
export async function admitTarget(baseUrl: string, consent: Consent): Promise<AdmittedTarget> {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw refusal(
      `"${baseUrl}" is no http or https URL`,
      'give the address with its scheme, as in http://127.0.0.1:3000',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw refusal('the target holds credentials in its address', 'sign in through auth: in the profile');
  }
  const name = url.hostname.replace(/\.+$/u, '');
  if (isLiveGatewayHost(name)) {
    throw refusal(
      `${name} is a live payment gateway`,
      'point the scan at your app, with the gateway in test mode behind it',
    );
  }
  const loopback = isLoopbackHost(name);
  if (!loopback) requireConsent(url, name, consent);
  const addresses = await resolve(name);
  const forbidden = addresses.find(isForbiddenAddress);
  if (forbidden !== undefined) {
    throw refusal(`${name} resolves to ${forbidden}, where no app is served`, 'give the address of the app itself');
  }
  const stray = loopback ? addresses.find((address) => !isLoopbackAddress(address)) : undefined;
  if (stray !== undefined) {
    throw refusal(`${name} resolves to ${stray}, which is not this machine`, 'use http://127.0.0.1 and the port');
  }
  const tls = url.protocol === 'https:';
  return {
    origin: url.origin,
    basePath: url.pathname.replace(/\/+$/u, ''),
    tls,
    port: url.port === '' ? (tls ? 443 : 80) : Number(url.port),
    host: url.host,
    servername: isAddress(name) ? '' : name,
    addresses,
    loopback,
  };
}

function requireConsent(url: URL, name: string, { allowHosts, iOwnThisTarget }: Consent): void {
  const listed = allowHosts.some((host) => [name, url.hostname, url.host].includes(host.trim().toLowerCase()));
  if (!listed) {
    throw refusal(`${url.origin} is neither this machine nor an allowed host`, `allow it: --allow-host ${url.host}`);
  }
  const attested =
    iOwnThisTarget !== undefined && URL.canParse(iOwnThisTarget) ? new URL(iOwnThisTarget).origin : undefined;
  if (attested !== url.origin) {
    throw refusal(
      `nobody attested to own ${url.origin}`,
      `payment attacks change state: attest with --i-own-this-target=${url.origin}`,
    );
  }
}

async function resolve(name: string): Promise<string[]> {
  if (isAddress(name)) return [name.replace(/^\[(.*)\]$/u, '$1')];
  try {
    const found = await lookup(name, { all: true, order: 'ipv4first' });
    return found.map(({ address }) => address);
  } catch {
    // RFC 6761 §6.3: these names mean the machine itself whether or not the resolver knows them.
    if (isLoopbackHost(name)) return ['127.0.0.1', '::1'];
    throw refusal(`the name ${name} cannot be resolved`, 'check the address of the target');
  }
}

// `URL` writes every form of an IPv4 address as four decimals and an IPv6 address in brackets.
function isAddress(name: string): boolean {
  return name.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(name);
}

function refusal(what: string, help: string): TollgateError {
  return new TollgateError('payments/target-refused', `${what}; nothing was sent`, { class: 'usage', help: [help] });
}
