import { InvalidArgumentError } from 'commander';
import { isLoopbackHost } from '../../model/target.ts';

/** Where the webhooks of each vendor go. */
export type WebhookAddresses = Readonly<Partial<Record<'stripe' | 'braintree' | 'plaid', string>>>;

/** Adds `stripe=http://127.0.0.1:3000/webhooks` to the addresses given before it. @throws InvalidArgumentError */
export function webhookAddress(text: string, before: WebhookAddresses = {}): WebhookAddresses {
  const [, vendor, url] = /^(stripe|braintree|plaid)=(.+)$/u.exec(text) ?? [];
  const parsed = url === undefined ? null : URL.parse(url);
  if (vendor === undefined || parsed === null || !/^https?:$/u.test(parsed.protocol)) {
    throw new InvalidArgumentError('It is a vendor and an address, as stripe=http://127.0.0.1:3000/webhooks is.');
  }
  if (!isLoopbackHost(parsed.hostname)) {
    throw new InvalidArgumentError(`The gateway sends webhooks to this machine only, not to ${parsed.hostname}.`);
  }
  return { ...before, [vendor]: url };
}
