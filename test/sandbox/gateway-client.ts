import type Stripe from 'stripe';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { type Answer, type Customer, call } from './shop-client.ts';

const load = createRequire(import.meta.url);

/** Stripe's own SDK, on the sandbox's gateway. */
export function stripeOf({ gateway, gatewayUrl }: Sandbox): Stripe {
  const Sdk = load('stripe') as new (key: string, config: object) => Stripe;
  const { hostname, port } = new URL(gatewayUrl);
  return new Sdk(gateway.credentials.stripe.secretKey, { host: hostname, port, protocol: 'http' });
}

/** An order that somebody tries to pay: its id, and the answer to the payment. */
export async function tryToPay(
  customer: Customer,
  body: object,
  key?: string,
): Promise<{ readonly order: string; readonly answer: Answer }> {
  const order = await customer.order();
  return { order, answer: await customer.post('/api/payments', { order, ...body }, key) };
}

/** Lets everything arrive that the gateway has sent. */
export async function arrived({ gateway }: Sandbox): Promise<void> {
  await gateway.webhooks.idle();
}

/** How many payment intents or transactions the gateway was told to make. */
export function charges({ gateway }: Sandbox): number {
  return gateway.requests().filter(({ path }) => /\/(?:payment_intents|transactions)$/u.test(path)).length;
}

/** A header as Stripe signs a body. @param secret default: the shop's */
export function stripeSignature(sandbox: Sandbox, body: string, parts: { secret?: string; age?: number } = {}): string {
  const time = Math.floor(sandbox.clock.now().getTime() / 1000) - (parts.age ?? 0);
  const secret = parts.secret ?? sandbox.gateway.credentials.stripe.webhookSecret;
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** Posts a body to the shop's endpoint for Stripe. */
export function deliver(sandbox: Sandbox, body: string, signature?: string): Promise<Answer> {
  const headers = signature === undefined ? {} : { 'stripe-signature': signature };
  return call(sandbox.appUrl, 'POST', '/webhooks/stripe', { body, headers });
}

/** What an event of Stripe's about a payment intent looks like. */
export interface ForgedIntent {
  readonly ref: string;
  readonly status: string;
  readonly amount: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly account?: string;
  readonly created?: number;
  readonly id?: string;
}

let count = 0;

/** The body of such an event. */
export function intentEvent(sandbox: Sandbox, intent: ForgedIntent): string {
  const { ref, status, amount, metadata = {}, type = 'payment_intent.succeeded', account } = intent;
  count += 1;
  return JSON.stringify({
    id: intent.id ?? `evt_test${count}`,
    object: 'event',
    ...(account !== undefined && { account }),
    created: intent.created ?? Math.floor(sandbox.clock.now().getTime() / 1000),
    livemode: false,
    type,
    data: {
      object: {
        id: ref,
        object: 'payment_intent',
        status,
        amount,
        amount_received: status === 'succeeded' ? amount : 0,
        currency: 'eur',
        metadata,
        livemode: false,
        next_action: null,
        last_payment_error: null,
      },
    },
  });
}

/** The gateway's id of a payment of the shop. */
export async function refOf(sandbox: Sandbox, payment: string): Promise<string> {
  const { data } = await stripeOf(sandbox).paymentIntents.list({ limit: 100 });
  const intent = data.find(({ metadata }) => metadata['payment'] === payment);
  if (intent === undefined) throw new Error(`the gateway knows no payment ${payment}`);
  return intent.id;
}
