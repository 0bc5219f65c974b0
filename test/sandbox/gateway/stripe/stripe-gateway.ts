import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Clock, makeClock } from '../../../../src/sandbox/clock.ts';
import { type GatewayPlane, makeGatewayPlane } from '../../../../src/sandbox/gateway/gateway-plane.ts';
import { stripeRoutes } from '../../../../src/sandbox/gateway/stripe/stripe-routes.ts';

/** A gateway that listens, and clients of it. */
export interface StripeGateway {
  readonly plane: GatewayPlane;
  readonly clock: Clock;
  readonly origin: string;
  readonly stripe: Stripe;
  /** A client with another key, or without retries. */
  readonly client: (key: string, maxNetworkRetries?: number) => Stripe;
  /** A request as it is written. */
  readonly raw: (method: string, path: string, form?: string, headers?: Record<string, string>) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}

/** An answer, parsed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly error: Record<string, unknown>;
  readonly text: string;
}

/** A second merchant's key. */
export const OTHER_KEY: string = ['sk', 'test', 'another0merchant'].join('_');

/** Starts a gateway that speaks Stripe on a free port. */
export async function startStripeGateway(seed = 1): Promise<StripeGateway> {
  const clock = makeClock();
  const plane = makeGatewayPlane({
    clock,
    seed,
    vendors: {
      stripe: (app, context, { stripe }) => stripeRoutes(app, context, { ...stripe, moreSecretKeys: [OTHER_KEY] }),
    },
    webhooks: { retryDelay: 10, attempts: 3 },
  });
  const origin = await plane.app.listen({ host: '127.0.0.1', port: 0 });
  const { secretKey } = plane.credentials.stripe;
  const client = (key: string, maxNetworkRetries = 2): Stripe =>
    new Stripe(key, { host: '127.0.0.1', port: Number(new URL(origin).port), protocol: 'http', maxNetworkRetries });
  return {
    plane,
    clock,
    origin,
    stripe: client(secretKey, 0),
    client,
    raw: (method, path, form, headers) => rawRequest(origin, secretKey, method, path, form, headers),
    close: () => plane.app.close(),
  };
}

/** A gateway for the tests of a file, as new for each; to be asked for outside of tests. */
export function stripeGatewayOfFile(): StripeGateway {
  let started: StripeGateway | undefined;
  const gateway = (): StripeGateway => {
    if (started === undefined) throw new Error('the gateway listens only while tests run');
    return started;
  };
  beforeAll(async () => {
    started = await startStripeGateway();
  });
  afterAll(() => gateway().close());
  afterEach(() => {
    gateway().plane.reset(1);
    gateway().clock.reset();
  });
  return {
    get plane() {
      return gateway().plane;
    },
    get clock() {
      return gateway().clock;
    },
    get origin() {
      return gateway().origin;
    },
    get stripe() {
      return gateway().stripe;
    },
    client: (...parts) => gateway().client(...parts),
    raw: (...parts) => gateway().raw(...parts),
    close: () => gateway().close(),
  };
}

async function rawRequest(
  origin: string,
  key: string,
  method: string,
  path: string,
  form?: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    ...(form !== undefined && { body: form }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const error = (body['error'] ?? {}) as Record<string, unknown>;
  return { status: answer.status, headers: answer.headers, body, error, text };
}

/** Pays 20 dollars with a card that is good, unless `extra` says otherwise. */
export function payOn(
  { stripe }: StripeGateway,
  extra: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...extra,
  });
}

/** The types of all events, the oldest first. */
export async function eventTypesOf({ stripe }: StripeGateway): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.map(({ type }) => type).toReversed();
}

/** What the journal of the plane has noted, as `capture 500`. */
export function journalOf({ plane }: StripeGateway): string[] {
  return plane.journal().map(({ kind, amount }) => `${kind} ${amount}`);
}

/** A payment of 20 dollars as the body of a request. */
export const PAY_FORM = 'amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true';

/** How many captures the journal of the plane has noted. */
export function capturesOf({ plane }: StripeGateway): number {
  return plane.journal().filter(({ kind }) => kind === 'capture').length;
}

/** The id of what stands in an answer, expanded or not. */
export function idOf(value: string | { readonly id: string } | null | undefined): string {
  return typeof value === 'object' ? (value?.id ?? '') : (value ?? '');
}

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A shop's webhook endpoint. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What it answers, one after the other; then 200. */
  readonly answers: number[];
  readonly close: () => Promise<void>;
}

/** Starts an endpoint that notes what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
