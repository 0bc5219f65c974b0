import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { Flaw } from './test-app-flaw.ts';

/** An app with an API unlike the sandbox's: cookies, decimal strings, wrapped objects. */
export interface TestApp {
  readonly url: string;
  readonly port: number;
  readonly flaws: Set<Flaw>;
  /** Connections seen. */
  connections(): number;
  /** Requests seen, as `METHOD /path`, and the idempotency keys and logins among them. */
  readonly seen: string[];
  readonly logins: string[];
  /** Answers instead of the app, where it returns true. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  close(): Promise<void>;
}

interface Charge {
  readonly ref: string;
  readonly owner: string;
  readonly amount: bigint;
  settled: bigint;
  returned: bigint;
  state: string;
}
interface Order {
  readonly ref: string;
  readonly due: bigint;
}
interface State {
  readonly users: Map<string, { ref: string; funds: bigint; basket: bigint }>;
  readonly sessions: Map<string, string>;
  readonly orders: Map<string, Order>;
  readonly charges: Map<string, Charge>;
  readonly replies: Map<string, { body: string; reply: Reply }>;
}
interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly cookie?: string;
}
type Body = Readonly<Record<string, unknown>>;

const PRICES: Readonly<Record<string, bigint>> = { A1: 1013n, B2: 507n };
// Far below the numbers that JSON.parse rounds.
const MOST_PIECES = 10_000;
const REFUSED: Reply = { status: 422, body: { problem: 'refused' } };
const GONE: Reply = { status: 404, body: { problem: 'unknown' } };

export async function startTestApp(...flaws: readonly Flaw[]): Promise<TestApp> {
  const state: State = {
    users: new Map(),
    sessions: new Map(),
    orders: new Map(),
    charges: new Map(),
    replies: new Map(),
  };
  let connections = 0;
  const app = {
    flaws: new Set(flaws),
    seen: [] as string[],
    logins: [] as string[],
    intercept: (_request: IncomingMessage, _response: ServerResponse): boolean => false,
  };
  const server: Server = createServer((request, response) => {
    app.seen.push(`${request.method} ${request.url}`);
    if (app.intercept(request, response)) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const content = Buffer.concat(chunks).toString();
      const body = bodyOf(content);
      if (body === undefined) {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"problem":"no JSON object"}');
        return;
      }
      if (request.url === '/v2/session') app.logins.push(String(body['login']));
      void answer(request, response, content, body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    content: string,
    body: Body,
  ): Promise<void> {
    const { status, body: out, cookie } = await keyed(request, content, () => route(state, app.flaws, request, body));
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(cookie !== undefined && { 'set-cookie': cookie }),
    });
    response.end(out === undefined ? '' : JSON.stringify(out));
  }

  async function keyed(request: IncomingMessage, body: string, execute: () => Promise<Reply>): Promise<Reply> {
    const header = request.headers['x-request-id'];
    if (typeof header !== 'string' || app.flaws.has('key-ignored')) return execute();
    // Each account has keys of its own, and one that was refused may be used again.
    const key = `${loginOf(state, request)} ${header}`;
    const known = state.replies.get(key);
    if (known !== undefined && known.body === body) return known.reply;
    if (known !== undefined && !app.flaws.has('key-parameters')) return REFUSED;
    const reply = await execute();
    if (reply.status < 400) state.replies.set(key, { body, reply });
    return reply;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(app, {
    url: `http://127.0.0.1:${port}`,
    port,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function route(state: State, flaws: ReadonlySet<Flaw>, request: IncomingMessage, body: Body): Promise<Reply> {
  const [path = ''] = (request.url ?? '').split('?');
  const [, , area = '', ref = '', part = ''] = path.split('/');
  const login = loginOf(state, request);
  const user = state.users.get(login);
  const name = String(body['login']);
  const charge = state.charges.get(ref);
  const mine = charge?.owner === login ? charge : undefined;
  switch (`${request.method} ${area}${part === '' ? '' : `/${part}`}`) {
    case 'POST accounts':
      if (state.users.has(name)) return REFUSED;
      state.users.set(name, { ref: fresh('acc'), funds: 0n, basket: 0n });
      return { status: 201, body: {} };
    case 'POST session': {
      const sid = fresh('sid');
      state.sessions.set(sid, name);
      return { status: 200, body: {}, cookie: `sid=${sid}; Path=/; HttpOnly` };
    }
    case 'GET items':
      return {
        status: 200,
        body: Object.entries(PRICES).map(([code, minor]) => ({ code, cost: { value: text(minor) } })),
      };
  }
  if (user === undefined) return { status: 401 };
  switch (`${request.method} ${area}${part === '' ? '' : `/${part}`}`) {
    case 'PUT basket': {
      const line = (body['line'] ?? {}) as Body;
      const price = PRICES[String(line['code'])];
      const count = line['count'];
      const cost = line['cost'];
      if (price === undefined || typeof count !== 'number') return REFUSED;
      if (!Number.isInteger(count) || count > MOST_PIECES || (count < 1 && !flaws.has('quantity'))) return REFUSED;
      if (cost !== undefined && !flaws.has('price') && !flaws.has('polite-price')) return REFUSED;
      const each = typeof cost === 'string' && flaws.has('price') ? minorOf(cost) : price;
      user.basket += each * BigInt(count);
      return { status: 200, body: {} };
    }
    case 'POST orders': {
      const order = { ref: fresh('ord'), due: user.basket };
      user.basket = 0n;
      state.orders.set(order.ref, order);
      return { status: 201, body: { order: { ref: order.ref, due: text(order.due) } } };
    }
    case 'GET orders': {
      const order = state.orders.get(ref);
      return order === undefined ? GONE : { status: 200, body: { order: { ref, due: text(order.due) } } };
    }
    case 'POST charges': {
      const order = state.orders.get(String(body['order']));
      const direct = minorOf(body['value']);
      const amount = direct > 0n ? direct : order?.due;
      if (amount === undefined) return GONE;
      const paid = body['settle'] === true;
      const made: Charge = {
        ref: fresh('chg'),
        owner: login,
        amount,
        settled: paid ? amount : 0n,
        returned: 0n,
        state: paid ? 'DONE' : 'HELD',
      };
      state.charges.set(made.ref, made);
      return { status: 201, body: { charge: shown(made) } };
    }
    case 'GET charges':
      if (charge === undefined) return GONE;
      if (mine !== undefined || flaws.has('foreign-read')) return { status: 200, body: { charge: shown(charge) } };
      return flaws.has('polite-read') ? { status: 200, body: { charge: { ref, amount: '0.00' } } } : GONE;
    case 'PATCH charges':
      if (mine === undefined) return GONE;
      if (body['state'] !== undefined) {
        if (flaws.has('status')) mine.state = typeof body['state'] === 'string' ? body['state'] : '';
        else if (!flaws.has('polite-status')) return REFUSED;
      }
      return { status: 200, body: { charge: shown(mine) } };
    case 'POST charges/settlements': {
      if (mine?.state !== 'HELD') return REFUSED;
      const value = minorOf(body['value']);
      if (value < 1n || (value > mine.amount && !flaws.has('capture-over'))) return REFUSED;
      mine.settled = value;
      mine.state = 'DONE';
      return { status: 200, body: {} };
    }
    case 'POST charges/returns': {
      if (mine === undefined) return GONE;
      const value = minorOf(body['value']);
      const left = mine.settled - mine.returned;
      const over = value > left && !flaws.has('refund-unchecked');
      const allowed =
        (flaws.has('refund-sum') && value <= mine.settled && left > 0n) ||
        (flaws.has('refund-single') && mine.returned === 0n);
      if (value < 1n || (over && !allowed)) return flaws.has('polite-refund') ? { status: 201, body: {} } : REFUSED;
      if (flaws.has('refund-race')) await turn();
      const book = (): void => {
        mine.returned += value;
      };
      if (flaws.has('late')) setTimeout(book, 30);
      else book();
      return { status: 201, body: {} };
    }
    case 'GET purse':
      return { status: 200, body: { purse: { ref: user.ref, funds: text(user.funds) } } };
    case 'POST purse': {
      const value = minorOf(body['value']);
      if (ref === 'deposits') {
        if (value < 1n) return REFUSED;
        const book = (): void => {
          user.funds += value;
        };
        if (flaws.has('late')) setTimeout(book, 30);
        else book();
        return { status: 201, body: {} };
      }
      const to = [...state.users.values()].find((other) => other.ref === body['to']);
      if (to === undefined || (value < 1n && !flaws.has('negative-transfer'))) return REFUSED;
      if (to === user) {
        if (flaws.has('self-transfer')) user.funds += value;
        return flaws.has('self-transfer') ? { status: 201, body: {} } : REFUSED;
      }
      if (user.funds < value) return REFUSED;
      if (flaws.has('balance-race')) await turn();
      user.funds -= value;
      to.funds += value;
      return { status: 201, body: {} };
    }
    case 'GET cards': {
      const number = flaws.has('card-number') ? { number: '4242 4242 4242 4242' } : {};
      return { status: 200, body: { cards: [{ ending: '4242', ...number }] } };
    }
    default:
      return GONE;
  }
}

function bodyOf(content: string): Body | undefined {
  try {
    const value: unknown = content === '' ? {} : JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

function loginOf(state: State, request: IncomingMessage): string {
  return state.sessions.get(/sid=([^;]+)/u.exec(request.headers.cookie ?? '')?.[1] ?? '') ?? '';
}

function shown({ ref, state, amount, settled, returned }: Charge): unknown {
  return { ref, state, amount: text(amount), settled: text(settled), returned: text(returned) };
}

let counter = 0;

function fresh(prefix: string): string {
  counter += 1;
  return `${prefix}_${Math.random().toString(36).slice(2)}${counter}`;
}

function text(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function minorOf(value: unknown): bigint {
  return typeof value === 'string' && /^-?\d+\.\d\d$/u.test(value) ? BigInt(value.replace('.', '')) : 0n;
}
