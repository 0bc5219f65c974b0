import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Faults that can be planted into the second app. */
export type SecondFault = 'negative-count' | 'refund-unbounded' | 'foreign-charge';

/** An app unlike the sandbox: forms, decimal texts, a cookie, other words; no idempotency, no capture, no wallet. */
export interface SecondApp {
  readonly url: string;
  readonly faults: Set<SecondFault>;
  close(): Promise<void>;
}

interface Charge {
  readonly owner: string;
  readonly sum: bigint;
  returned: bigint;
}
interface State {
  readonly members: Map<string, string>;
  readonly sessions: Map<string, string>;
  readonly baskets: Map<string, bigint>;
  readonly orders: Map<string, { readonly owner: string; readonly due: bigint; charge?: string }>;
  readonly charges: Map<string, Charge>;
}

const PRICES: Readonly<Record<string, bigint>> = { 'A-100': 1250n, 'B-200': 399n };

/** Starts it on loopback. */
export async function startSecondApp(): Promise<SecondApp> {
  const faults = new Set<SecondFault>();
  const state: State = {
    members: new Map(),
    sessions: new Map(),
    baskets: new Map(),
    orders: new Map(),
    charges: new Map(),
  };
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    request.on('end', () => route(state, faults, request, response, new URLSearchParams(sent)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function route(
  state: State,
  faults: ReadonlySet<SecondFault>,
  request: IncomingMessage,
  response: ServerResponse,
  form: URLSearchParams,
): void {
  const say = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const path = (request.url ?? '').split('?')[0] ?? '';
  const [, , area = '', number = '', part = ''] = path.split('/');
  const call = `${request.method} ${area}${number === '' ? '' : '/*'}${part === '' ? '' : `/${part}`}`;
  if (path === '/openapi.yaml') return void response.end(SECOND_APP_DOCUMENT);
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  if (request.method === 'POST' && !isForm) return say(415, { error: 'form expected' });
  if (path === '/shop/products')
    return say(200, {
      products: Object.entries(PRICES).map(([code, price]) => ({ code, label: code, price: text(price) })),
    });
  if (call === 'POST members') {
    const name = form.get('username') ?? '';
    if (name === '' || state.members.has(name)) return say(409, { error: 'taken' });
    state.members.set(name, form.get('password') ?? '');
    return say(201, { member: name });
  }
  if (call === 'POST members/*') {
    const name = form.get('username') ?? '';
    if (state.members.get(name) !== form.get('password')) return say(401, { error: 'wrong' });
    const id = fresh();
    state.sessions.set(id, name);
    return say(200, { welcome: name }, { 'set-cookie': `SHOPSESSION=${id}; Path=/; HttpOnly` });
  }
  const member = state.sessions.get(/SHOPSESSION=([^;]+)/u.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (member === undefined) return say(401, { error: 'sign in' });
  const charge = state.charges.get(number);
  const order = state.orders.get(number);
  switch (call) {
    case 'POST basket/*': {
      const price = PRICES[form.get('code') ?? ''];
      const count = /^-?\d{1,6}$/u.test(form.get('quantity') ?? '') ? BigInt(form.get('quantity') ?? '') : 0n;
      if (price === undefined || count === 0n || (count < 0n && !faults.has('negative-count')))
        return say(422, { error: 'count' });
      state.baskets.set(member, (state.baskets.get(member) ?? 0n) + price * count);
      return say(200, { basket: { total: text(state.baskets.get(member) ?? 0n) } });
    }
    case 'GET basket':
      return say(200, { basket: { total: text(state.baskets.get(member) ?? 0n) } });
    case 'POST orders': {
      const id = fresh();
      const due = state.baskets.get(member) ?? 0n;
      state.baskets.delete(member);
      state.orders.set(id, { owner: member, due });
      return say(201, { placed: true }, { location: `/shop/orders/${id}` });
    }
    case 'GET orders/*':
      if (order?.owner !== member) return say(404, { error: 'order' });
      return say(200, {
        order: { number, grand_total: text(order.due), state: order.charge === undefined ? 'open' : 'settled' },
      });
    case 'POST orders/*/charge': {
      if (order?.owner !== member || order.charge !== undefined || order.due <= 0n) return say(422, { error: 'order' });
      if (form.get('card_token') !== 'tok-visa') return say(402, { error: 'card' });
      const reference = `ch${fresh()}`;
      order.charge = reference;
      state.charges.set(reference, { owner: member, sum: order.due, returned: 0n });
      return say(201, shown(reference, { owner: member, sum: order.due, returned: 0n }));
    }
    case 'GET charges/*':
      if (charge === undefined || (charge.owner !== member && !faults.has('foreign-charge')))
        return say(404, { error: 'charge' });
      return say(200, shown(number, charge));
    case 'POST charges/*/refunds': {
      const sum = /^\d{1,7}\.\d\d$/u.test(form.get('sum') ?? '')
        ? BigInt((form.get('sum') ?? '').replace('.', ''))
        : 0n;
      if (charge?.owner !== member || sum < 1n) return say(422, { error: 'sum' });
      if (charge.returned + sum > charge.sum && !faults.has('refund-unbounded')) return say(422, { error: 'too much' });
      charge.returned += sum;
      return say(201, { refunded: text(sum) });
    }
    default:
      return say(404, { error: 'no such thing' });
  }
}

function shown(reference: string, { sum, returned }: Charge): unknown {
  return { charge: { reference, sum: text(sum), sum_returned: text(returned), state: 'settled' } };
}

function fresh(): string {
  return randomBytes(12).toString('hex');
}

function text(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const FORM = 'application/x-www-form-urlencoded';
const MEMBER = `{ type: object, required: [username, password], properties: { username: { type: string }, password: { type: string } } }`;
const MONEY = `{ type: string, example: "12.50", description: "pounds and pence" }`;

/** What the app says of itself; its server is an address that must never be asked. */
export const SECOND_APP_DOCUMENT: string = `openapi: 3.0.3
info: { title: Corner shop, version: "7" }
servers: [{ url: "https://api.stripe.com/shop" }]
components:
  securitySchemes:
    visit: { type: apiKey, in: cookie, name: SHOPSESSION }
  schemas:
    Charge:
      type: object
      properties:
        charge:
          type: object
          properties:
            reference: { type: string }
            sum: ${MONEY}
            sum_returned: ${MONEY}
            state: { type: string, enum: [settled, declined] }
security: [{ visit: [] }]
paths:
  /members:
    post: { security: [], summary: Become a member, requestBody: { content: { ${FORM}: { schema: ${MEMBER} } } }, responses: { "201": { description: made } } }
  /members/sign-in:
    post: { security: [], requestBody: { content: { ${FORM}: { schema: ${MEMBER} } } }, responses: { "200": { description: a cookie } } }
  /products:
    get:
      security: []
      responses:
        "200":
          description: all
          content: { application/json: { schema: { type: object, properties: { products: { type: array, items: { type: object, properties: { code: { type: string }, label: { type: string }, price: ${MONEY} } } } } } } }
  /basket:
    get: { responses: { "200": { description: it, content: { application/json: { schema: { type: object, properties: { basket: { type: object, properties: { total: ${MONEY} } } } } } } } } }
  /basket/lines:
    post:
      requestBody: { content: { ${FORM}: { schema: { type: object, required: [code, quantity], properties: { code: { type: string }, quantity: { type: integer } } } } } }
      responses: { "200": { description: it, content: { application/json: { schema: { type: object, properties: { basket: { type: object, properties: { total: ${MONEY} } } } } } } } }
  /orders:
    post: { summary: Order what is in the basket, requestBody: { content: { ${FORM}: { schema: { type: object } } } }, responses: { "201": { description: made, headers: { Location: { schema: { type: string } } } } } }
  /orders/{number}:
    get: { responses: { "200": { description: it, content: { application/json: { schema: { type: object, properties: { order: { type: object, properties: { number: { type: string }, grand_total: ${MONEY}, state: { type: string, enum: [open, settled] } } } } } } } } } }
  /orders/{number}/charge:
    post:
      requestBody: { content: { ${FORM}: { schema: { type: object, required: [card_token], properties: { card_token: { type: string } } } } } }
      responses: { "201": { description: made, content: { application/json: { schema: { $ref: "#/components/schemas/Charge" } } } } }
  /charges/{reference}:
    get: { responses: { "200": { description: it, content: { application/json: { schema: { $ref: "#/components/schemas/Charge" } } } } } }
  /charges/{reference}/refunds:
    post:
      requestBody: { content: { ${FORM}: { schema: { type: object, required: [sum], properties: { sum: ${MONEY} } } } } }
      responses: { "201": { description: made, content: { application/json: { schema: { type: object, properties: { refunded: ${MONEY} } } } } } }
`;
