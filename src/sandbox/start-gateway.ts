import { type Clock, makeClock } from './clock.ts';
import { controlToken } from './control-token.ts';
import type { GatewayPlane } from './gateway/gateway-plane.ts';
import type { Provider } from './gateway/vendor-books.ts';
import { listen } from './listen.ts';
import { openControlPlane } from './open-control-plane.ts';
import { openGatewayPlane } from './open-gateway-plane.ts';

/** How to start a gateway alone; everything has a default. */
export interface GatewayOptions {
  /** Of the gateway, which always listens on 127.0.0.1; default: any free one. */
  readonly gatewayPort?: number;
  /** Of its control plane, on 127.0.0.1 too; default: any free one. */
  readonly controlPort?: number;
  /** Of ids and credentials; default 1. */
  readonly seed?: number;
  /** Of the control plane; default: a random one. */
  readonly token?: string;
  /** Where your app receives the vendors' webhooks: addresses on loopback. */
  readonly webhookUrls?: Readonly<Partial<Record<Provider, string>>>;
}

/** A running gateway: a test double of Stripe, Braintree and Plaid for anybody's app. */
export interface Gateway {
  readonly gatewayUrl: string;
  readonly controlUrl: string;
  /** Opens the control plane. */
  readonly token: string;
  /** Faults, webhooks, credentials, what it was asked. */
  readonly plane: GatewayPlane;
  /** The gateway's own time, which a test moves. */
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

/** Starts the gateway without the shop and its database. @throws TollgateError `sandbox/weak-token`, `sandbox/cannot-listen` */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const token = controlToken(options.token);
  const clock = makeClock();
  let seed = options.seed ?? 1;
  const plane = openGatewayPlane(clock, seed);
  for (const [provider, url] of Object.entries(options.webhookUrls ?? {}) as [Provider, string][])
    plane.setWebhookUrl(provider, url);
  const control = openControlPlane(token, {
    clock,
    plane,
    seed: () => seed,
    reset: async (next) => {
      seed = next ?? seed;
      clock.reset();
      plane.reset(seed);
    },
  });
  const close = async (): Promise<void> => void (await Promise.all([plane.app.close(), control.close()]));
  try {
    const gatewayUrl = await listen(plane.app, '127.0.0.1', options.gatewayPort ?? 0);
    const controlUrl = await listen(control, '127.0.0.1', options.controlPort ?? 0);
    return { gatewayUrl, controlUrl, token, plane, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
}
