import type { Clock } from '../clock.ts';
import type { Faults } from './faults.ts';
import type { Provider } from './vendor-books.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What the planes of the three vendors share. */
export interface GatewayContext {
  readonly clock: Clock;
  /** Characters of base 62 that repeat with the seed, for ids and tokens; `length` at most 64. */
  readonly random: (length: number) => string;
  /** The faults that are switched on for the next requests. */
  readonly faults: Faults;
  /** Takes a signed webhook, sends it, and again later where the receiver did not answer 2xx. */
  readonly webhooks: WebhookSender;
  /** Where the shop receives this vendor's webhooks, once it has said so. Plaid's come with the link token. */
  readonly webhookUrl: (provider: Provider) => string | undefined;
  /** Where the gateway is reached, `http://127.0.0.1:PORT`, for the addresses of its own pages. */
  readonly origin: () => string;
}
