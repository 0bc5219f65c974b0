import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import braintree, { type Transaction } from 'braintree';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Clock, makeClock } from '../../../../src/sandbox/clock.ts';
import { type BraintreeBooks, braintreeRoutes } from '../../../../src/sandbox/gateway/braintree/braintree-routes.ts';
import { type GatewayPlane, makeGatewayPlane } from '../../../../src/sandbox/gateway/gateway-plane.ts';

/** A merchant of the gateway plane: the vendor's own client, and what the plane keeps. */
export interface TestMerchant {
  readonly client: braintree.BraintreeGateway;
  readonly plane: GatewayPlane;
  readonly books: BraintreeBooks;
  readonly clock: Clock;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts a gateway plane that speaks Braintree alone. */
export async function startMerchant(): Promise<TestMerchant> {
  const clock = makeClock();
  let books: BraintreeBooks | undefined;
  const plane = makeGatewayPlane({
    clock,
    seed: 7,
    vendors: {
      braintree: (app, context, credentials) => (books = braintreeRoutes(app, context, credentials.braintree)),
    },
  });
  if (books === undefined) throw new Error('the plane did not ask for Braintree');
  const origin = await plane.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = new URL(origin);
  const environment = new braintree.Environment('127.0.0.1', port, origin, false, '127.0.0.1', port);
  const client = new braintree.BraintreeGateway({ environment, ...plane.credentials.braintree });
  return { client, plane, books, clock, origin, close: () => plane.app.close() };
}

/** A merchant for the tests of a file, as new for each; to be asked for outside of tests. */
export function merchantOfFile(): TestMerchant {
  let started: TestMerchant | undefined;
  const merchant = (): TestMerchant => {
    if (started === undefined) throw new Error('the merchant is there only while tests run');
    return started;
  };
  beforeAll(async () => {
    started = await startMerchant();
  });
  beforeEach(() => {
    merchant().clock.reset();
    merchant().plane.reset(7);
    merchant().plane.setWebhookUrl('braintree', undefined);
  });
  afterAll(() => merchant().close());
  return {
    get client() {
      return merchant().client;
    },
    get plane() {
      return merchant().plane;
    },
    get books() {
      return merchant().books;
    },
    get clock() {
      return merchant().clock;
    },
    get origin() {
      return merchant().origin;
    },
    close: () => merchant().close(),
  };
}

/** Calls the client where the types that are published for it know too little: `callClient(client, 'dispute.find', id)`. */
export async function callClient(
  client: braintree.BraintreeGateway,
  path: string,
  ...args: unknown[]
): Promise<Record<string, unknown>> {
  const [part = '', method = ''] = path.split('.');
  const gateways = client as unknown as Record<string, Record<string, (...given: unknown[]) => unknown>>;
  return (await gateways[part]?.[method]?.(...args)) as Record<string, unknown>;
}

/** The headers of the merchant's requests. */
export function merchantHeaders({ plane }: TestMerchant): Record<string, string> {
  const { publicKey, privateKey } = plane.credentials.braintree;
  return {
    authorization: `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString('base64')}`,
    'x-apiversion': '6',
    'content-type': 'application/json',
  };
}

/** A request without the client, body as it stands. */
export async function rawRequest(
  merchant: TestMerchant,
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string> = merchantHeaders(merchant),
): Promise<{ readonly status: number; readonly text: string }> {
  const url = `${merchant.origin}/merchants/${merchant.plane.credentials.braintree.merchantId}${path}`;
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  return { status: response.status, text: await response.text() };
}

/** Something that a webhook was delivered to. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A receiver on loopback that answers 200 with what `reply` says. */
export async function startReceiver(
  reply: (request: Received) => string = () => 'ok',
): Promise<{ readonly url: string; readonly received: Received[]; readonly close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const whole = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(whole);
      response.end(reply(whole));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/hook`, received, close };
}

/** What a call of the client comes to. */
export interface Result {
  readonly success: boolean;
  readonly message: string;
  readonly transaction: Transaction & Record<string, unknown>;
  readonly errors: { deepErrors(): { code: string; attribute: string }[] };
}

/** A sale on a test nonce, unless `more` says otherwise. */
export async function sellOn(merchant: TestMerchant, amount: string, more: object = {}): Promise<Result> {
  const sale = { amount, paymentMethodNonce: 'fake-valid-nonce', ...more };
  return (await merchant.client.transaction.sale(sale)) as unknown as Result;
}

/** The id of a sale that is settled. */
export async function settledSaleOn(merchant: TestMerchant, amount: string, more: object = {}): Promise<string> {
  const { transaction } = await sellOn(merchant, amount, { options: { submitForSettlement: true }, ...more });
  await merchant.client.testing.settle(transaction.id);
  return transaction.id;
}

/** The codes with which a call was refused. */
export async function codesOf(call: Promise<unknown>): Promise<readonly string[]> {
  const result = (await call) as Result;
  if (result.success) throw new Error('the call was not refused');
  return result.errors.deepErrors().map(({ code }) => code);
}

/** Everything that was ever settled. */
export const ALWAYS: readonly [Date, Date] = [new Date(0), new Date(8.64e15)];
