import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { cardFields, type CardFieldsParts, type CardFieldsProvider } from './card-fields.ts';
import { type GatewayCredentials, makeCredentials } from './credentials.ts';
import { directPost } from './direct-post.ts';
import { addFaultHooks } from './fault-hooks.ts';
import { type Faults, makeFaults } from './faults.ts';
import type { GatewayContext } from './gateway-context.ts';
import { makeGatewayServer } from './gateway-server.ts';
import { type LoggedRequest, logRequests } from './request-log.ts';
import { seededRandom } from './seeded-random.ts';
import type { Movement, Provider, SettlementLine, VendorBooks } from './vendor-books.ts';
import { makeWebhookSender, type WebhookSender, type WebhookSenderOptions } from './webhook-sender.ts';

/** A vendor's part of the plane: adds its routes to the server and gives its books. */
export type VendorPart = (
  app: FastifyInstance,
  context: GatewayContext,
  credentials: GatewayCredentials,
) => VendorBooks;

/** How to make a gateway plane. */
export interface GatewayPlaneOptions {
  readonly clock: Clock;
  /** Of ids and credentials. */
  readonly seed: number;
  /** The vendors that it speaks for. */
  readonly vendors: Readonly<Partial<Record<Provider, VendorPart>>>;
  readonly webhooks?: Omit<WebhookSenderOptions, 'clock'>;
}

/** Three payment vendors on one loopback port, all state in memory. */
export interface GatewayPlane {
  /** Not yet listening; closing it ends deliveries too. */
  readonly app: FastifyInstance;
  /** Made from the first seed; a reset keeps them, since the shop was started with them. */
  readonly credentials: GatewayCredentials;
  readonly faults: Faults;
  readonly webhooks: WebhookSender;
  /** Empties the books, the logs and the faults; where webhooks go stays. */
  readonly reset: (seed: number) => void;
  /** Where the shop receives a vendor's webhooks; nothing for nowhere. */
  readonly setWebhookUrl: (provider: Provider, url: string | undefined) => void;
  /** Sends a webhook of this kind about a made-up object; gives its event id. @throws Refusal for a kind that there is not */
  readonly trigger: (provider: Provider, kind: string) => string;
  /** Does what has become due by the clock: expiries, refunds that end. Otherwise done a few times a second. */
  readonly tick: () => void;
  /** Lines of all vendors, `from` <= created < `to`. */
  readonly settlement: (from: Date, to: Date) => readonly SettlementLine[];
  readonly journal: () => readonly Movement[];
  /** The newest 2,000 requests, oldest first. */
  readonly requests: () => readonly LoggedRequest[];
}

const TICK = 200;

/** Makes the gateway plane. */
export function makeGatewayPlane(options: GatewayPlaneOptions): GatewayPlane {
  const { clock, seed, vendors } = options;
  const app = makeGatewayServer();
  const credentials = makeCredentials(seed);
  const random = seededRandom(seed);
  const faults = makeFaults();
  const webhooks = makeWebhookSender({ clock, ...options.webhooks });
  const webhookUrls = new Map<Provider, string>();
  const log = logRequests(app, clock);
  addFaultHooks(app, faults);
  const context: GatewayContext = {
    clock,
    random: random.text,
    faults,
    webhooks,
    webhookUrl: (provider) => webhookUrls.get(provider),
    origin: () => originOf(app),
  };
  const books = new Map<Provider, VendorBooks>();
  for (const [provider, part] of Object.entries(vendors) as [Provider, VendorPart][]) {
    books.set(provider, part(app, context, credentials));
  }
  // A fresh plane and one that was reset make the same ids, whatever the vendors took while they were set up.
  random.restart(seed);
  const all = (): VendorBooks[] => [...books.values()];
  const tick = (): void => {
    for (const vendor of all()) vendor.tick?.();
  };
  const tokenizeCard = (provider: CardFieldsProvider): NonNullable<VendorBooks['tokenizeCard']> => {
    const tokenize = books.get(provider)?.tokenizeCard;
    if (tokenize === undefined) throw new Refusal(404, 'not_found', 'The gateway has no such vendor.');
    return tokenize;
  };
  const cardParts: CardFieldsParts = {
    isKey: (provider, key) =>
      key === (provider === 'stripe' ? credentials.stripe.publishableKey : credentials.braintree.tokenizationKey),
    tokenizeCard: (provider, card) => tokenizeCard(provider)(card),
  };
  cardFields(app, cardParts);
  directPost(app, cardParts);
  const timer = setInterval(tick, TICK);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await webhooks.close();
  });
  return {
    app,
    credentials,
    faults,
    webhooks,
    reset(next) {
      random.restart(next);
      faults.clear();
      webhooks.reset();
      log.clear();
      for (const vendor of all()) vendor.reset();
    },
    setWebhookUrl(provider, url) {
      if (url === undefined) webhookUrls.delete(provider);
      else webhookUrls.set(provider, url);
    },
    trigger(provider, kind) {
      const vendor = books.get(provider);
      if (vendor === undefined) throw new Refusal(404, 'unknown_provider', 'The gateway has no such vendor.');
      return vendor.sampleWebhook(kind);
    },
    tick,
    settlement: (from, to) => all().flatMap((vendor) => vendor.settlement(from, to)),
    journal: () => all().flatMap((vendor) => vendor.journal()),
    requests: log.list,
  };
}

function originOf(app: FastifyInstance): string {
  const address = app.server.address() as AddressInfo | null;
  return address === null ? 'http://127.0.0.1' : `http://127.0.0.1:${address.port}`;
}
