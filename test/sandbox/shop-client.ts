import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** An answer of either plane; `json` is empty where the body is no JSON object. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Beside method and path: a body that is sent as JSON (text as it is), headers. */
export interface CallParts {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request. */
export async function call(origin: string, method: string, path: string, parts: CallParts = {}): Promise<Answer> {
  const { body, headers } = parts;
  const answer = await fetch(`${origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : {} };
}

/** A request to the control plane, with its token. */
export function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${sandbox.token}` };
  return call(sandbox.controlUrl, method, path, { headers, ...(body !== undefined && { body }) });
}

/** A row of the shop's database, or an item of a list. */
export type Row = Readonly<Record<string, unknown>>;

/** What a table of the shop's database holds. */
export async function rowsOf(sandbox: Sandbox, table: string): Promise<readonly Row[]> {
  const { json } = await control(sandbox, 'GET', '/database');
  return (json['tables'] as Readonly<Record<string, readonly Row[]>>)[table] ?? [];
}

/** A signed-in customer of the shop. */
export interface Customer {
  readonly id: string;
  readonly token: string;
  get(path: string): Promise<Answer>;
  /** `key` becomes the Idempotency-Key. */
  post(path: string, body: unknown, key?: string): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  /** A new order of so many of one article: its id. */
  order(sku?: string, quantity?: number): Promise<string>;
  /** A new order paid with a good card: the payment's id. */
  pay(capture: 'automatic' | 'manual', sku?: string): Promise<string>;
  topUp(amount: number): Promise<void>;
  balance(): Promise<number>;
  /** The same person with a new session. */
  signInAgain(): Promise<Customer>;
}

/** Registers and signs in somebody new. */
export async function newCustomer(sandbox: Sandbox): Promise<Customer> {
  const credentials = { email: `${randomUUID()}@example.org`, password: 'correct horse' };
  const registered = await call(sandbox.appUrl, 'POST', '/api/register', { body: credentials });
  return signIn(sandbox, credentials, String(registered.json['id']));
}

async function signIn(
  sandbox: Sandbox,
  credentials: { readonly email: string; readonly password: string },
  id: string,
): Promise<Customer> {
  const signedIn = await call(sandbox.appUrl, 'POST', '/api/login', { body: credentials });
  const token = String(signedIn.json['token']);
  const authorization = `Bearer ${token}`;
  const customer: Customer = {
    id,
    token,
    signInAgain: () => signIn(sandbox, credentials, id),
    get: (path) => call(sandbox.appUrl, 'GET', path, { headers: { authorization } }),
    post: (path, body, key) =>
      call(sandbox.appUrl, 'POST', path, {
        body,
        headers: { authorization, ...(key !== undefined && { 'idempotency-key': key }) },
      }),
    patch: (path, body) => call(sandbox.appUrl, 'PATCH', path, { body, headers: { authorization } }),
    async order(sku = 'tea', quantity = 1) {
      await customer.post('/api/cart/items', { sku, quantity });
      return idOf(await customer.post('/api/checkout', {}));
    },
    async pay(capture, sku) {
      const order = await customer.order(sku);
      return idOf(await customer.post('/api/payments', { order, payment_method: 'pm_card_visa', capture }));
    },
    async topUp(amount) {
      idOf(await customer.post('/api/wallet/top-ups', { amount, payment_method: 'pm_card_visa' }));
    },
    async balance() {
      return Number((await customer.get('/api/wallet')).json['balance']);
    },
  };
  return customer;
}

/** The id of what was just made. @throws Error where it was not made */
export function idOf({ status, text, json }: Answer): string {
  if (status !== 201 || typeof json['id'] !== 'string')
    throw new Error(`expected something new, got ${status} ${text}`);
  return json['id'];
}

/** The statuses of several answers, lowest first. */
export function statusesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).toSorted((left, right) => left - right);
}

/** The code of an error answer. */
export function codeOf({ json }: Answer): string | undefined {
  return (json['error'] as { readonly code?: string } | undefined)?.code;
}

/** A member of the staff, signed in: requests with their token. */
export async function signInStaff(
  sandbox: Sandbox,
  name: string,
): Promise<(method: string, path: string, body?: unknown) => Promise<Answer>> {
  const member = sandbox.staff.find(({ email }) => email.startsWith(`${name}@`));
  if (member === undefined) throw new Error(`nobody in the staff is called ${name}`);
  const { email, password } = member;
  const signedIn = await call(sandbox.appUrl, 'POST', '/api/login', { body: { email, password } });
  const headers = { authorization: `Bearer ${String(signedIn.json['token'])}` };
  return (method, path, body) => call(sandbox.appUrl, method, path, { headers, ...(body !== undefined && { body }) });
}
