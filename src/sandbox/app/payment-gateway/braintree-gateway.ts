import { createHash, createHmac } from 'node:crypto';
import { Agent as HttpsAgent } from 'node:https';
import { exponentOf } from '../../../model/money.ts';
import { GatewayFailure } from '../../gateway-failure.ts';
import type { GatewayEndpoint } from './gateway-endpoint.ts';
import { loadSdk } from './load-sdk.ts';
import type { Charge, GatewayPayment, GatewayRefund, PaymentGateway } from './payment-gateway.ts';

/** A transaction as the SDK gives it: what the shop reads of it. */
export interface BraintreeTransaction {
  readonly id: string;
  readonly status: string;
  readonly amount: string;
  readonly currencyIsoCode: string;
  readonly orderId?: string | null;
  readonly refundIds?: readonly string[];
  readonly processorResponseCode?: string;
  readonly gatewayRejectionReason?: string;
  readonly statusHistory?: readonly { readonly status: string; readonly amount: string }[];
  readonly creditCard?: { readonly uniqueNumberIdentifier?: string };
}

/** A webhook as the SDK gives it: what the shop reads of it. */
export interface BraintreeNotification {
  readonly kind: string;
  readonly timestamp: string | Date;
  readonly sourceMerchantId?: unknown;
  readonly transaction?: BraintreeTransaction;
  readonly dispute?: {
    readonly id: string;
    readonly amount?: string;
    readonly amountDisputed?: string;
    readonly currencyIsoCode: string;
    readonly reason?: string;
    readonly transaction?: { readonly id: string };
  };
}

/** Reads and answers Braintree's webhooks. */
export interface BraintreeWebhooks {
  /** @throws Error where the signature is wrong */
  readonly parse: (signature: string, payload: string) => Promise<BraintreeNotification>;
  /** Signs a challenge. */
  readonly verify: (challenge: string) => string;
  /** The signature that a payload should have. */
  readonly sign: (payload: string) => string;
}

interface Result {
  readonly success: boolean;
  readonly transaction?: BraintreeTransaction;
  readonly errors?: { deepErrors(): readonly { readonly code: string }[] };
}

// The published types lack idempotency keys, agents and other hosts than Braintree's.
interface Client {
  readonly webhookNotification: Pick<BraintreeWebhooks, 'parse' | 'verify'>;
  readonly config: { customHttpAgent?: HttpsAgent };
  readonly transaction: {
    sale(request: object): Promise<Result>;
    submitForSettlement(id: string, amount: string, options: object): Promise<Result>;
    void(id: string, options?: object): Promise<Result>;
    refund(id: string, options: object): Promise<Result>;
    find(id: string): Promise<BraintreeTransaction>;
  };
  readonly customer: { create(request: object): Promise<{ readonly customer: { readonly id: string } }> };
  readonly paymentMethod: {
    create(request: object): Promise<{
      readonly success: boolean;
      readonly paymentMethod: {
        readonly token: string;
        readonly cardType?: string;
        readonly last4?: string;
        readonly uniqueNumberIdentifier?: string;
      };
      readonly errors?: Result['errors'];
    }>;
  };
}

/** Braintree's webhooks, by its own SDK; nothing is sent. */
export function braintreeWebhooks(url: string, credentials: GatewayEndpoint['credentials']): BraintreeWebhooks {
  const { webhookNotification } = connect({ url, credentials, verifyTls: true });
  const { publicKey, privateKey } = credentials.braintree;
  return {
    parse: (signature, payload) => webhookNotification.parse(signature, payload),
    verify: (challenge) => webhookNotification.verify(challenge),
    sign(payload) {
      const key = createHash('sha1').update(privateKey).digest();
      return `${publicKey}|${createHmac('sha1', key).update(payload).digest('hex')}`;
    },
  };
}

/** Payments through Braintree, by its own SDK. */
export function braintreeGateway({ url, credentials, verifyTls }: GatewayEndpoint): PaymentGateway {
  const client = connect({ url, credentials, verifyTls });
  const { transaction } = client;
  const merchant = credentials.braintree.merchantId;
  return {
    provider: 'braintree',
    charge: ({ key, amount, currency, method, customer, capture, order }: Charge) =>
      attempt(async () =>
        shownTransaction(
          made(
            await transaction.sale({
              amount: decimalOf(amount, currency),
              merchantAccountId: `${merchant}_${currency.toLowerCase()}`,
              ...(customer === undefined ? { paymentMethodNonce: method } : { paymentMethodToken: method }),
              orderId: order,
              apiRequestKey: key,
              options: { submitForSettlement: capture === 'automatic' },
            }),
          ),
        ),
      ),
    // Braintree's 3-D Secure happens in the browser, before there is a transaction.
    confirm: (ref) => attempt(async () => shownTransaction(await transaction.find(ref))),
    capture: (ref, amount, currency, key) =>
      attempt(async () =>
        shownTransaction(
          made(await transaction.submitForSettlement(ref, decimalOf(amount, currency), { apiRequestKey: key })),
        ),
      ),
    cancel: (ref, key) =>
      attempt(async () => shownTransaction(made(await transaction.void(ref, { apiRequestKey: key })))),
    refund: (ref, amount, currency, key) =>
      attempt(async (): Promise<GatewayRefund> => {
        const sale = await transaction.find(ref);
        const whole = decimalOf(amount, currency) === sale.amount;
        // What is not settled yet has not moved: it can only be taken back as a whole.
        if (whole && /^(?:submitted_for_settlement|settlement_pending)$/u.test(sale.status)) {
          const voided = made(await transaction.void(ref, { apiRequestKey: key }));
          return { ref: `${voided.id}-void`, status: 'succeeded', amount };
        }
        const credit = made(await transaction.refund(ref, { amount: decimalOf(amount, currency), apiRequestKey: key }));
        return { ref: credit.id, status: 'succeeded', amount: minorOf(credit.amount, currency) };
      }),
    find: (ref) => attempt(async () => shownTransaction(await transaction.find(ref))),
    refunded: (ref) =>
      attempt(async () => {
        const sale = await transaction.find(ref);
        const credits = await Promise.all((sale.refundIds ?? []).map((id) => transaction.find(id)));
        const returned = credits.map((credit) => minorOf(credit.amount, credit.currencyIsoCode));
        const voided = sale.status === 'voided' ? minorOf(sale.amount, sale.currencyIsoCode) : 0n;
        return returned.reduce((sum, amount) => sum + amount, voided);
      }),
    vault: (token, customer) =>
      attempt(async () => {
        const owner = customer ?? (await client.customer.create({})).customer.id;
        const kept = await client.paymentMethod.create({ customerId: owner, paymentMethodNonce: token });
        if (!kept.success) throw refusedBy(kept.errors);
        const { paymentMethod: card } = kept;
        return {
          method: card.token,
          customer: owner,
          brand: (card.cardType ?? 'unknown').toLowerCase(),
          last4: card.last4 ?? '',
          fingerprint: card.uniqueNumberIdentifier ?? card.token,
        };
      }),
    tokenize: async () => {
      throw new GatewayFailure('refused', 'raw_card');
    },
  };
}

function connect({ url, credentials, verifyTls }: GatewayEndpoint): Client {
  const { hostname, port, protocol, origin } = new URL(url);
  const sdk = loadSdk('braintree');
  const { merchantId, publicKey, privateKey } = credentials.braintree;
  const secure = protocol === 'https:';
  const Environment = sdk.Environment as unknown as new (...parts: readonly unknown[]) => unknown;
  const server = `${protocol}//${hostname}`;
  const environment = new Environment(hostname, port, server, secure, hostname, port);
  const Gateway = sdk.BraintreeGateway as unknown as new (config: object) => Client;
  const client = new Gateway({ environment, merchantId, publicKey, privateKey });
  if (secure) client.config.customHttpAgent = new HttpsAgent({ keepAlive: true, rejectUnauthorized: verifyTls });
  if (origin === 'null') throw new RangeError('the address of the gateway is no http(s) address');
  return client;
}

/** A transaction as the shop sees it; also what a webhook carries. */
export function shownTransaction(sale: BraintreeTransaction): GatewayPayment {
  const { id, amount, currencyIsoCode: currency, orderId } = sale;
  const status = STATUSES[sale.status] ?? 'processing';
  return {
    ref: id,
    status,
    // A partial settlement lowers the amount; what was authorised stays in the history.
    amount: minorOf(sale.statusHistory?.[0]?.amount ?? amount, currency),
    captured: status === 'succeeded' ? minorOf(amount, currency) : 0n,
    currency,
    order: orderId ?? undefined,
    payment: undefined,
    nextAction: undefined,
    failure: status === 'failed' ? (sale.gatewayRejectionReason ?? sale.processorResponseCode) : undefined,
    livemode: false,
  };
}

// Source: https://developer.paypal.com/braintree/docs/reference/general/statuses
const STATUSES: Readonly<Record<string, GatewayPayment['status']>> = {
  authorizing: 'processing',
  authorized: 'requires_capture',
  authorization_expired: 'canceled',
  submitted_for_settlement: 'succeeded',
  settling: 'succeeded',
  settlement_pending: 'succeeded',
  settlement_confirmed: 'succeeded',
  settled: 'succeeded',
  settlement_declined: 'failed',
  voided: 'canceled',
  processor_declined: 'failed',
  gateway_rejected: 'failed',
  failed: 'failed',
};

function made(result: Result): BraintreeTransaction {
  const { transaction } = result;
  if (result.success && transaction !== undefined) return transaction;
  if (transaction !== undefined && shownTransaction(transaction).status === 'failed') {
    const { failure = 'declined' } = shownTransaction(transaction);
    const fingerprint = transaction.creditCard?.uniqueNumberIdentifier;
    throw new GatewayFailure('declined', failure, {
      ref: transaction.id,
      ...(fingerprint !== undefined && { fingerprint }),
    });
  }
  throw refusedBy(result.errors);
}

// 915233: the first request with this key is still going on.
function refusedBy(errors: Result['errors']): GatewayFailure {
  const [code = 'validation'] = errors?.deepErrors().map((error) => error.code) ?? [];
  return new GatewayFailure(code === '915233' ? 'throttled' : 'refused', code);
}

async function attempt<Outcome>(call: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await call();
  } catch (error) {
    throw failureOf(error as Error & { readonly type?: string; readonly code?: string });
  }
}

// Source: https://developer.paypal.com/braintree/docs/reference/general/exceptions
function failureOf(error: Error & { readonly type?: string; readonly code?: string }): unknown {
  if (error instanceof GatewayFailure) return error;
  switch (error.type) {
    case 'notFoundError':
      return new GatewayFailure('refused', 'resource_missing');
    case 'tooManyRequestsError':
      return new GatewayFailure('throttled', 'rate_limit');
    case 'authenticationError':
    case 'authorizationError':
    case 'upgradeRequired':
      return new GatewayFailure('unavailable', 'credentials');
    case 'serverError':
    case 'serviceUnavailableError':
    case 'gatewayTimeoutError':
    case 'requestTimeoutError':
    case 'unexpectedError':
      return new GatewayFailure('unknown', error.type);
    default: {
      const { code } = error;
      if (code === undefined) return error;
      const sent = code !== 'ECONNREFUSED' && !/CERT|SELF_SIGNED|TLS|SSL/u.test(code);
      return new GatewayFailure(sent ? 'unknown' : 'unavailable', code);
    }
  }
}

function decimalOf(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = minor.toString().padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Minor units of a decimal text, never through floating point. */
export function minorOf(amount: string, currency: string): bigint {
  const exponent = exponentOf(currency);
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(exponent, '0').slice(0, exponent)}`);
}
