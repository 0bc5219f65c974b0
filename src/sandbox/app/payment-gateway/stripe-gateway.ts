import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type Stripe from 'stripe';
import { GatewayFailure } from '../../gateway-failure.ts';
import type { GatewayEndpoint } from './gateway-endpoint.ts';
import { loadSdk } from './load-sdk.ts';
import type { GatewayPayment, GatewayRefund, PaymentGateway } from './payment-gateway.ts';

/** Payments through Stripe, by its own SDK. */
export function stripeGateway({ url, credentials, verifyTls }: GatewayEndpoint): PaymentGateway {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === 'https:';
  const Sdk = loadSdk('stripe') as unknown as typeof Stripe;
  const stripe = new Sdk(credentials.stripe.secretKey, {
    host: hostname,
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    protocol: secure ? 'https' : 'http',
    httpAgent: secure
      ? new HttpsAgent({ keepAlive: true, rejectUnauthorized: verifyTls })
      : new HttpAgent({ keepAlive: true }),
    // The shop has its own retries, around a circuit breaker.
    maxNetworkRetries: 0,
    timeout: 20_000,
    telemetry: false,
  });
  const intents = stripe.paymentIntents;
  return {
    provider: 'stripe',
    charge: ({ key, amount, currency, method, customer, capture, order, payment }) =>
      attempt(async () => {
        const token = method.startsWith('tok_');
        const created = await intents.create(
          {
            amount: Number(amount),
            currency: currency.toLowerCase(),
            confirm: true,
            capture_method: capture,
            ...(customer !== undefined && { customer }),
            ...(token
              ? { payment_method_data: { type: 'card', card: { token: method } } as never }
              : { payment_method: method }),
            automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
            metadata: { order, payment },
          },
          { idempotencyKey: key },
        );
        return shown(created);
      }),
    confirm: (ref, key) => attempt(async () => shown(await intents.confirm(ref, {}, { idempotencyKey: key }))),
    capture: (ref, amount, _currency, key) =>
      attempt(async () =>
        shown(await intents.capture(ref, { amount_to_capture: Number(amount) }, { idempotencyKey: key })),
      ),
    cancel: (ref, key) => attempt(async () => shown(await intents.cancel(ref, {}, { idempotencyKey: key }))),
    refund: (ref, amount, _currency, key) =>
      attempt(async () =>
        shownRefund(
          await stripe.refunds.create({ payment_intent: ref, amount: Number(amount) }, { idempotencyKey: key }),
        ),
      ),
    find: (ref) => attempt(async () => shown(await intents.retrieve(ref))),
    refunded: (ref) =>
      attempt(async () => {
        const { latest_charge } = await intents.retrieve(ref, { expand: ['latest_charge'] });
        return typeof latest_charge === 'object' && latest_charge !== null ? BigInt(latest_charge.amount_refunded) : 0n;
      }),
    vault: (token, customer, account) =>
      attempt(async () => {
        const owner =
          customer ??
          (await stripe.customers.create({ metadata: { account } }, { idempotencyKey: `customer-${account}` })).id;
        const method = token.startsWith('tok_')
          ? (await stripe.paymentMethods.create({ type: 'card', card: { token } })).id
          : token;
        const { id, card } = await stripe.paymentMethods.attach(method, { customer: owner });
        return {
          method: id,
          customer: owner,
          brand: card?.brand ?? 'unknown',
          last4: card?.last4 ?? '',
          fingerprint: card?.fingerprint ?? id,
        };
      }),
    tokenize: (card) =>
      attempt(async () => {
        const { number, cvc } = card;
        const token = await stripe.tokens.create({
          card: { number, cvc, exp_month: String(card.exp_month), exp_year: String(card.exp_year) },
        });
        return token.id;
      }),
  };
}

/** An intent as the shop sees it; also what a webhook carries. */
export function shown(intent: Stripe.PaymentIntent): GatewayPayment {
  const { id, status, amount, amount_received, currency, metadata, next_action, last_payment_error, livemode } = intent;
  return {
    ref: id,
    status: STATUSES[status] ?? 'processing',
    amount: BigInt(amount),
    captured: BigInt(amount_received),
    currency: currency.toUpperCase(),
    order: metadata?.['order'],
    payment: metadata?.['payment'],
    nextAction: next_action?.redirect_to_url?.url ?? challengeOf(next_action) ?? next_action?.type,
    failure: last_payment_error?.decline_code ?? last_payment_error?.code,
    livemode,
  };
}

// Stripe's own script opens this address for 3-D Secure; the SDK's types leave it open.
function challengeOf(action: Stripe.PaymentIntent.NextAction | null): string | undefined {
  const { stripe_js: url } = (action?.use_stripe_sdk ?? {}) as { readonly stripe_js?: unknown };
  return typeof url === 'string' ? url : undefined;
}

/** A refund as the shop sees it. */
export function shownRefund({ id, status, amount }: Stripe.Refund): GatewayRefund {
  const known = status === 'succeeded' || status === 'pending' ? status : 'failed';
  return { ref: id, status: status === 'requires_action' ? 'pending' : known, amount: BigInt(amount) };
}

const STATUSES: Readonly<Record<string, GatewayPayment['status']>> = {
  succeeded: 'succeeded',
  processing: 'processing',
  requires_action: 'requires_action',
  requires_confirmation: 'requires_action',
  requires_capture: 'requires_capture',
  requires_payment_method: 'failed',
  canceled: 'canceled',
};

async function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw failureOf(error as Stripe.errors.StripeError & { readonly detail?: { readonly code?: string } });
  }
}

// By the SDK's class, which follows the HTTP status. Source: https://docs.stripe.com/error-low-level
function failureOf(error: Stripe.errors.StripeError & { readonly detail?: { readonly code?: string } }): unknown {
  const code = error.code ?? 'unknown';
  switch (error.type) {
    case 'StripeCardError': {
      const intent = error.payment_intent;
      const fingerprint = intent?.last_payment_error?.payment_method?.card?.fingerprint;
      return new GatewayFailure('declined', error.decline_code ?? code, {
        ...(typeof fingerprint === 'string' && { fingerprint }),
        ...(intent !== undefined && { ref: intent.id }),
      });
    }
    case 'StripeInvalidRequestError':
    case 'StripeIdempotencyError':
      return new GatewayFailure('refused', code);
    case 'StripeRateLimitError':
      return new GatewayFailure('throttled', 'rate_limit');
    case 'StripeAuthenticationError':
    case 'StripePermissionError':
      return new GatewayFailure('unavailable', 'credentials');
    case 'StripeConnectionError': {
      const cause = error.detail?.code ?? 'connection';
      const sent = cause !== 'ECONNREFUSED' && !/CERT|SELF_SIGNED|TLS|SSL/u.test(cause);
      return new GatewayFailure(sent ? 'unknown' : 'unavailable', cause);
    }
    case 'StripeAPIError':
      // The first request with this key is still going on.
      return new GatewayFailure(error.statusCode === 409 ? 'throttled' : 'unknown', error.code ?? 'api_error');
    default:
      return error;
  }
}
