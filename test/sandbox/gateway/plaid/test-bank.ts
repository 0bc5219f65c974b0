import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { Configuration, CountryCode, PlaidApi, Products } from 'plaid';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Clock, makeClock } from '../../../../src/sandbox/clock.ts';
import { type GatewayPlane, makeGatewayPlane } from '../../../../src/sandbox/gateway/gateway-plane.ts';
import { plaidRoutes } from '../../../../src/sandbox/gateway/plaid/plaid-routes.ts';

/** A client of the gateway plane, by the vendor's own library. */
export interface TestBank {
  readonly client: PlaidApi;
  readonly plane: GatewayPlane;
  readonly clock: Clock;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts a gateway plane that speaks Plaid alone. */
export async function startBank(): Promise<TestBank> {
  const clock = makeClock();
  const plane = makeGatewayPlane({
    clock,
    seed: 7,
    vendors: { plaid: (app, context, credentials) => plaidRoutes(app, context, credentials.plaid) },
    webhooks: { retryDelay: 20 },
  });
  const origin = await plane.app.listen({ host: '127.0.0.1', port: 0 });
  const { clientId, secret } = plane.credentials.plaid;
  const headers = { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret };
  const client = new PlaidApi(new Configuration({ basePath: origin, baseOptions: { headers, proxy: false } }));
  return { client, plane, clock, origin, close: () => plane.app.close() };
}

/** A bank for the tests of a file, as new for each; to be asked for outside of tests. */
export function bankOfFile(): TestBank {
  let started: TestBank | undefined;
  const bank = (): TestBank => {
    if (started === undefined) throw new Error('the bank is there only while tests run');
    return started;
  };
  beforeAll(async () => {
    started = await startBank();
  });
  beforeEach(() => {
    bank().clock.reset();
    bank().plane.reset(7);
  });
  afterAll(() => bank().close());
  return {
    get client() {
      return bank().client;
    },
    get plane() {
      return bank().plane;
    },
    get clock() {
      return bank().clock;
    },
    get origin() {
      return bank().origin;
    },
    close: () => bank().close(),
  };
}

/** A request without the library, with the bank's credentials unless others are given. */
export async function rawPost(
  bank: TestBank,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly text: string; readonly json: Record<string, unknown> }> {
  const { clientId, secret } = bank.plane.credentials.plaid;
  const response = await fetch(`${bank.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret, ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

/** The error object of a call that the library rejected. */
export async function errorOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    const { response } = error as { readonly response?: { readonly status: number; readonly data: object } };
    return { status: response?.status, ...response?.data };
  }
  throw new Error('the call was answered');
}

/** Verifies a webhook step by step as Plaid documents it; throws what is wrong with it. */
export async function verifyWebhook(bank: TestBank, token: string, body: string): Promise<void> {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const { alg, kid } = decode(header);
  if (alg !== 'ES256') throw new Error('not ES256');
  const { key } = (await bank.client.webhookVerificationKeyGet({ key_id: String(kid) })).data;
  const publicKey = createPublicKey({ key: key as unknown as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  const good = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) throw new Error('bad signature');
  const { iat, request_body_sha256 } = decode(claims);
  const age = bank.clock.now().getTime() / 1000 - Number(iat);
  if (age > 300) throw new Error('too old');
  if (request_body_sha256 !== createHash('sha256').update(body).digest('hex')) throw new Error('another body');
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
}

/** The products that the tests ask for. */
export const ALL: Products[] = [Products.Auth, Products.Transactions];

/** A link token of a user. */
export async function linkTokenOf(bank: TestBank, webhook?: string, user = 'user-1'): Promise<string> {
  const response = await bank.client.linkTokenCreate({
    user: { client_user_id: user },
    client_name: 'Shop',
    products: ALL,
    country_codes: [CountryCode.Us],
    language: 'en',
    ...(webhook !== undefined && { webhook }),
  });
  return response.data.link_token;
}

/** A public token, by the sandbox's short cut. */
export async function publicTokenOf(bank: TestBank, options: object = {}): Promise<string> {
  const response = await bank.client.sandboxPublicTokenCreate({
    institution_id: 'ins_109508',
    initial_products: ALL,
    options,
  });
  return response.data.public_token;
}

/** An access token of a new item. */
export async function accessTokenOf(bank: TestBank, options: object = {}): Promise<string> {
  const response = await bank.client.itemPublicTokenExchange({ public_token: await publicTokenOf(bank, options) });
  return response.data.access_token;
}
