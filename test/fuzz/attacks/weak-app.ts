import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseProfile, type Profile } from '../../../src/fuzz/profile.ts';

/** What can be wrong with the app; nothing is at first. */
export type Weakness =
  | 'any-signature'
  | 'prefix-signature'
  | 'any-mode'
  | 'token-unchecked'
  | 'token-none'
  | 'anonymous-read'
  | 'list-of-all'
  | 'registered-role'
  | 'card-of-anybody'
  | 'logout-forgotten'
  | 'key-in-answer'
  | 'code-kept'
  | 'hash-in-token'
  | 'endless-logins'
  | 'own-books';

/** A small shop with tokens that can be read, a gateway's journal, and switchable weaknesses. */
export interface WeakApp {
  readonly weaknesses: Set<Weakness>;
  readonly profile: Profile;
  close(): Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;
interface Account {
  readonly id: string;
  readonly password: string;
  readonly role: string;
  failures: number;
}
interface Order {
  readonly account: string;
  readonly total: number;
  status: string;
}
interface Payment {
  readonly id: string;
  readonly account: string;
  readonly amount: number;
  refunded: number;
}
interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const SECRET = ['whsec', 'of-the-weak-app'].join('_');
const PRICE = 1009;

/** Starts the app on loopback. */
export async function startWeakApp(): Promise<WeakApp> {
  const weaknesses = new Set<Weakness>();
  const weak = (name: Weakness): boolean => weaknesses.has(name);
  const key = randomBytes(32);
  const accounts = new Map<string, Account>([
    ['admin@example.com', { id: 'a0', password: 'right', role: 'admin', failures: 0 }],
  ]);
  const ended = new Set<string>();
  const orders = new Map<string, Order>();
  const payments = new Map<string, Payment>();
  const cards = new Map<string, { readonly owner: string; readonly card: unknown }>();
  const journal: Fields[] = [];
  const seen = new Set<string>();
  const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const move = (kind: string, amount: number): void => {
    journal.push({ kind, amount: weak('own-books') ? amount - 1 : amount, currency: 'EUR' });
  };

  function sessionOf(request: IncomingMessage): Account | undefined {
    const token = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const [head, payload, signature] = token.split('.');
    if (head === undefined || payload === undefined || signature === undefined) return undefined;
    try {
      const none = weak('token-none') && decode(head)['alg'] === 'none' && signature === '';
      if (!none && !weak('token-unchecked') && signature !== sign(`${head}.${payload}`)) return undefined;
      const { sub, jti } = decode(payload);
      if (ended.has(String(jti)) && !weak('logout-forgotten')) return undefined;
      return [...accounts.values()].find(({ id }) => id === sub);
    } catch {
      return undefined;
    }
  }

  function webhook(request: IncomingMessage, text: string): Reply {
    const header = String(request.headers['stripe-signature'] ?? '');
    const [, time = '', given] = /^t=(\d+),v1=([0-9a-f]*)$/u.exec(header) ?? [];
    const fresh = Math.abs(Date.now() / 1000 - Number(time)) <= 300;
    if (given === undefined || !fresh) return { status: 400, body: {} };
    const expected = createHmac('sha256', SECRET).update(`${time}.${text}`).digest('hex');
    const length = weak('prefix-signature') ? given.length : expected.length;
    const [left, right] = [Buffer.from(given), Buffer.from(expected.slice(0, length))];
    if (!weak('any-signature') && (left.length !== right.length || !timingSafeEqual(left, right))) {
      return { status: 400, body: {} };
    }
    const event = JSON.parse(text) as {
      readonly id: string;
      readonly account?: string;
      readonly livemode: boolean;
      readonly data: { readonly object: { readonly amount_received: number; readonly metadata: Fields } };
    };
    const { amount_received: paid, metadata } = event.data.object;
    const order = orders.get(String(metadata['order']));
    const own = event.account === undefined && (!event.livemode || weak('any-mode'));
    if (own && order?.total === paid && !seen.has(event.id)) order.status = 'paid';
    seen.add(event.id);
    return { status: 200, body: {} };
  }

  function signIn(email: string, password: string): Reply {
    const account = accounts.get(email);
    if (account === undefined || (account.failures >= 5 && !weak('endless-logins'))) return { status: 429, body: {} };
    if (account.password !== password) {
      account.failures += 1;
      return { status: 401, body: {} };
    }
    const claims = {
      sub: account.id,
      jti: newId(),
      ...(weak('hash-in-token') && { pw: '$2b$10$abcdefghijklmnopqrstuv' }),
    };
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return { status: 200, body: { token: `${content}.${sign(content)}` } };
  }

  function show({ id, amount, refunded }: Payment): object {
    return { id, amount, captured: amount, refunded, status: 'paid' };
  }

  function handle(request: IncomingMessage, text: string): Reply {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, area = '', id = '', part = ''] = pathname.split('/');
    const route = `${request.method} /${area}`;
    if (area === 'webhooks') return webhook(request, text);
    const body = (text === '' ? {} : JSON.parse(text)) as Fields;
    if (area === 'tokens') return { status: 200, body: { token: newId() } };
    if (pathname === '/gateway/journal') return { status: 200, body: { items: journal } };
    if (route === 'POST /accounts') {
      const role = weak('registered-role') && typeof body['role'] === 'string' ? body['role'] : 'customer';
      const account = { id: newId(), password: String(body['password']), role, failures: 0 };
      accounts.set(String(body['email']), account);
      return { status: 201, body: { id: account.id } };
    }
    if (route === 'POST /sessions') return signIn(String(body['email']), String(body['password']));
    const account = sessionOf(request);
    const payment = payments.get(id);
    if (route === 'GET /payments' && payment !== undefined && weak('anonymous-read')) {
      return { status: 200, body: show(payment) };
    }
    if (account === undefined) return { status: 401, body: {} };
    switch (route) {
      case 'DELETE /sessions':
        ended.add(String(decode(request.headers.authorization?.split('.')[1])['jti']));
        return { status: 200, body: {} };
      case 'GET /me':
        return {
          status: 200,
          body: { ...account, ...(weak('key-in-answer') && { key: ['sk', 'test', 'a'.repeat(24)].join('_') }) },
        };
      case 'GET /staff':
        return account.role === 'admin'
          ? { status: 200, body: { items: [...accounts.keys()] } }
          : { status: 403, body: {} };
      case 'POST /cart':
        return { status: 200, body: {} };
      case 'POST /orders': {
        const made = newId();
        orders.set(made, { account: account.id, total: PRICE, status: 'open' });
        return { status: 201, body: { id: made, total: PRICE } };
      }
      case 'GET /orders':
        return { status: 200, body: { id, ...orders.get(id) } };
      case 'POST /payments': {
        if (part === 'refunds' && payment?.account === account.id) {
          payment.refunded += Number(body['amount']);
          move('refund', Number(body['amount']));
          return { status: 201, body: { id: newId() } };
        }
        const made: Payment = { id: newId(), account: account.id, amount: PRICE, refunded: 0 };
        payments.set(made.id, made);
        move('capture', PRICE);
        return { status: 201, body: show(made) };
      }
      case 'GET /payments': {
        if (id !== '')
          return payment?.account === account.id ? { status: 200, body: show(payment) } : { status: 404, body: {} };
        const own = [...payments.values()].filter((one) => weak('list-of-all') || one.account === account.id);
        return { status: 200, body: { items: own.map(show) } };
      }
      case 'GET /cards':
        return {
          status: 200,
          body: {
            items: [...cards]
              .filter(([, { owner }]) => owner === account.id)
              .map(([made, { card }]) => ({ id: made, ...(weak('code-kept') && { card }) })),
          },
        };
      case 'POST /cards': {
        const card = newId();
        cards.set(card, { owner: account.id, card: body['card'] });
        return { status: 201, body: { id: card } };
      }
      case 'DELETE /cards':
        if (!weak('card-of-anybody') && cards.get(id)?.owner !== account.id) return { status: 404, body: {} };
        cards.delete(id);
        return { status: 200, body: {} };
      default:
        return { status: 404, body: {} };
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url === '/webhooks/wait' ? { status: 200, body: {} } : undefined;
      const { status, body } = path ?? handle(request, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    weaknesses,
    profile: parseProfile(profileOf(origin), 'weak-app.yml'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function profileOf(baseUrl: string): object {
  const credentials = { email: '{email}', password: '{password}' };
  return {
    tollgate: 1,
    name: 'weak app',
    target: { baseUrl },
    money: { unit: 'minor', currency: 'EUR' },
    auth: {
      header: { name: 'Authorization', value: 'Bearer {token}' },
      register: { op: 'POST /accounts', body: credentials, out: { id: '/id' } },
      login: { op: 'POST /sessions', body: credentials, out: { token: '/token' } },
    },
    actors: { admin: { login: { email: 'admin@example.com', password: 'right' } } },
    states: { paid: ['paid'] },
    limits: { loginFailures: 5 },
    webhooks: { stripe: { path: '/webhooks/stripe', secret: SECRET } },
    hooks: { token: { op: `POST ${baseUrl}/tokens`, body: { number: '{number}' }, out: { token: '/token' } } },
    psp: { url: baseUrl, token: 'of-the-gateway' },
    roles: {
      session: { op: 'GET /me' },
      logout: { op: 'DELETE /sessions' },
      cartAdd: { op: 'POST /cart', body: { quantity: '{quantity}' } },
      checkout: { op: 'POST /orders', body: {}, out: { id: '/id', total: '/total' } },
      getOrder: { op: 'GET /orders/{order}', out: { status: '/status', total: '/total' } },
      pay: { op: 'POST /payments', body: { order: '{order}' }, out: { id: '/id' } },
      getPayment: {
        op: 'GET /payments/{payment}',
        out: { status: '/status', amount: '/amount', captured: '/captured', refunded: '/refunded' },
      },
      listPayments: { op: 'GET /payments?limit={limit}', out: { items: '/items', id: '/id' } },
      refund: { op: 'POST /payments/{payment}/refunds', body: { amount: '{amount}' }, out: { id: '/id' } },
      paymentMethods: { op: 'GET /cards', out: { items: '/items', id: '/id' } },
      saveCard: { op: 'POST /cards', body: { token: '{token}' }, fields: { card: '/card' }, out: { id: '/id' } },
      deleteCard: { op: 'DELETE /cards/{method}', out: {} },
      adminList: { op: 'GET /staff', out: { items: '/items' } },
    },
  };
}

function newId(): string {
  return randomBytes(9).toString('hex');
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decode(part = ''): Fields {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Fields;
}
