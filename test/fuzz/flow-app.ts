import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Reply, serveJson } from './serve-json.ts';

/** Planted flaws of the flow app: steps out of order, repetitions, races, and a ledger that does not add up. */
export const FLOW_FLAWS = [
  'pay-twice',
  'payment-race',
  'key-refusal-kept',
  'long-key-ignored',
  'long-key-cut',
  'complete-again',
  'success-again',
  'completion-race',
  'complete-unpaid',
  'complete-canceled',
  'complete-refunded',
  'confirm-blind',
  'confirm-status',
  'exempt',
  'capture-action',
  'capture-race',
  'capture-cancel-race',
  'method-default',
  'approve-again',
  'refund-negative',
  'refund-order',
  'overdraw',
  'not-conserved',
  'refused-booked',
  'unknown-debited',
  'checkout-race',
  'order-change-race',
  'two-debits-race',
] as const;
export type FlowFlaw = (typeof FLOW_FLAWS)[number];
/** Not a flaw: whatever comes after the first request on a connection is dropped. */
export type FlowHabit = 'one-request-a-connection';

/** A shop with wallet in memory, amounts in minor units, sessions as bearer tokens. */
export interface FlowApp {
  readonly url: string;
  readonly flaws: Set<FlowFlaw | FlowHabit>;
  close(): Promise<void>;
}

interface Order {
  readonly id: string;
  total: number;
  paid: boolean;
  fulfilments: number;
  completions: number;
  visits: number;
}
interface Payment {
  readonly id: string;
  readonly order: Order;
  readonly amount: number;
  captured: number;
  refunded: number;
  status: 'open' | 'action' | 'held' | 'done' | 'gone';
}
interface User {
  readonly id: string;
  balance: number;
  cart: number;
}
type Body = Readonly<Record<string, unknown>>;

const PRICE = 1013;
const GAP_MS = 5;
const MAX_KEY = 255;
const APPROVAL = 5000;
const METHODS = ['card', 'card-sca'];
const refuse = (status: number): Reply => ({ status, body: { error: 'refused' } });
const amountOf = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

export async function startFlowApp(): Promise<FlowApp> {
  const flaws = new Set<FlowFlaw | FlowHabit>();
  const on = (flaw: FlowFlaw): boolean => flaws.has(flaw);
  const users = new Map<string, User>();
  const orders = new Map<string, Order>();
  const payments = new Map<string, Payment>();
  const payouts = new Map<string, { to: User; amount: number; paid: boolean }>();
  const replies = new Map<string, { readonly text: string; readonly reply: Promise<Reply> }>();
  let count = 0;
  const fresh = (prefix: string): string => `${prefix}_${(count += 1)}`;
  const gap = (flaw: FlowFlaw): Promise<void> | undefined => (on(flaw) ? delay(GAP_MS) : undefined);
  const live = (order: Order): Payment | undefined =>
    [...payments.values()].find((payment) => payment.order === order && payment.status !== 'gone');

  function settle(payment: Payment, amount: number): void {
    payment.captured += amount;
    payment.status = 'done';
    payment.order.paid = true;
    payment.order.fulfilments = Math.max(1, payment.order.fulfilments);
  }

  async function pay(body: Body): Promise<Reply> {
    const order = orders.get(String(body['order']));
    if (order === undefined) return refuse(404);
    const { method } = body;
    if (typeof method !== 'string' || !METHODS.includes(method)) {
      if (on('method-default')) order.paid = true;
      return refuse(400);
    }
    const { total } = order;
    if (live(order) !== undefined && !on('pay-twice')) return refuse(409);
    await gap('payment-race');
    await gap('order-change-race');
    const id = fresh('pay');
    const payment: Payment = { id, order, amount: total, captured: 0, refunded: 0, status: 'held' };
    payments.set(id, payment);
    const exempt = body['exempt'] === true && on('exempt');
    if (method === 'card-sca' && !exempt) payment.status = 'action';
    else if (body['hold'] !== true) settle(payment, total);
    return { status: 201, body: shown(payment) };
  }

  async function changePayment(payment: Payment, verb: string, body: Body): Promise<Reply> {
    const amount = amountOf(body['amount']);
    if (verb === 'confirm') {
      if (payment.status !== 'action') return refuse(409);
      if (!on('confirm-blind') && !(on('confirm-status') && body['status'] === 'done')) return refuse(402);
      settle(payment, payment.amount);
    } else if (verb === 'capture') {
      const early = payment.status === 'action' && on('capture-action');
      if ((payment.status !== 'held' && !early) || amount < 1 || amount > payment.amount) return refuse(409);
      await (gap('capture-race') ?? gap('capture-cancel-race'));
      if (on('capture-cancel-race')) payment.captured = 0;
      settle(payment, amount);
    } else if (verb === 'cancel') {
      if (payment.status !== 'held') return refuse(409);
      await gap('capture-cancel-race');
      payment.status = 'gone';
    } else {
      const bound = on('refund-order') ? payment.order.total : payment.captured;
      const negative = amount < 0 && on('refund-negative');
      if ((amount < 1 && !negative) || amount > bound - payment.refunded || payment.captured === 0) return refuse(400);
      payment.refunded += amount;
      payment.order.paid = payment.refunded < payment.captured;
    }
    return { status: 200, body: shown(payment) };
  }

  async function complete(order: Order, payment: Payment | undefined): Promise<Reply> {
    if (payment?.order !== order) return refuse(409);
    const { status, captured, refunded } = payment;
    if (status === 'held' && on('complete-unpaid')) order.paid = true;
    if (status === 'gone' && on('complete-canceled')) order.paid = true;
    if (captured > 0 && refunded >= captured && on('complete-refunded')) order.paid = true;
    if (!order.paid) return refuse(409);
    const before = order.completions;
    await gap('completion-race');
    if (on('completion-race') ? before === 0 && order.completions > 0 : on('complete-again') && before > 0) {
      order.fulfilments += 1;
    }
    order.completions += 1;
    return { status: 200, body: { id: order.id } };
  }

  async function transfer(from: User, body: Body): Promise<Reply> {
    const to = [...users.values()].find(({ id }) => id === body['to']);
    const amount = amountOf(body['amount']);
    if (amount < 1 || to === from) return refuse(400);
    if (to === undefined) {
      if (on('unknown-debited')) from.balance -= amount;
      return refuse(404);
    }
    if (from.balance < amount && !on('overdraw')) {
      if (on('refused-booked')) to.balance += amount;
      return refuse(402);
    }
    from.balance -= amount;
    to.balance += amount < 100 && on('not-conserved') ? amount + 1 : amount;
    return { status: 201, body: {} };
  }

  async function payout(from: User, body: Body): Promise<Reply> {
    const [line] = body['lines'] as readonly Body[];
    const to = [...users.values()].find(({ id }) => id === line?.['to']);
    const amount = amountOf(line?.['amount']);
    if (to === undefined || amount < 1) return refuse(400);
    if (from.balance < amount) return refuse(402);
    await gap('two-debits-race');
    const id = fresh('po');
    payouts.set(id, { to, amount, paid: amount <= APPROVAL });
    from.balance -= amount;
    if (amount <= APPROVAL) to.balance += amount;
    return { status: 201, body: { id } };
  }

  function approve(id: string): Reply {
    const waiting = payouts.get(id);
    if (waiting === undefined || (waiting.paid && !on('approve-again'))) return refuse(409);
    waiting.paid = true;
    waiting.to.balance += waiting.amount;
    return { status: 200, body: {} };
  }

  async function checkout(user: User): Promise<Reply> {
    const total = user.cart;
    if (total < 1) return refuse(400);
    await gap('checkout-race');
    user.cart = 0;
    const order = { id: fresh('ord'), total, paid: false, fulfilments: 0, completions: 0, visits: 0 };
    orders.set(order.id, order);
    return { status: 201, body: orderShown(order) };
  }

  async function route(user: User, request: IncomingMessage, body: Body): Promise<Reply> {
    const [, area = '', id = '', verb = ''] = (request.url ?? '').split('/');
    const order = orders.get(id);
    const payment = payments.get(id);
    switch (`${request.method} /${area}${verb === '' ? '' : `/${verb}`}`) {
      case 'GET /items':
        return { status: 200, body: { items: [{ sku: 'a', price: PRICE }] } };
      case 'POST /cart':
        user.cart += PRICE * amountOf(body['quantity']);
        return { status: 200, body: {} };
      case 'POST /checkout':
        return checkout(user);
      case 'POST /payments':
        return pay(body);
      case 'GET /payments':
        return payment === undefined ? refuse(404) : { status: 200, body: shown(payment) };
      case 'GET /orders':
        return order === undefined ? refuse(404) : { status: 200, body: orderShown(order) };
      case 'POST /orders/items':
        if (order === undefined || (live(order) !== undefined && !on('refund-order'))) return refuse(409);
        order.total += PRICE * amountOf(body['quantity']);
        return { status: 200, body: {} };
      case 'POST /orders/complete':
        return order === undefined ? refuse(404) : complete(order, payments.get(String(body['payment'])));
      case 'GET /orders/success':
        if (order === undefined) return refuse(404);
        order.visits += 1;
        if (order.visits > 1 && order.paid && on('success-again')) order.fulfilments += 1;
        return { status: 200, body: {} };
      case 'GET /wallet':
        return { status: 200, body: { id: user.id, balance: user.balance } };
      case 'POST /transfers':
        return transfer(user, body);
      case 'POST /payouts':
        return payout(user, body);
      case 'POST /payouts/approve':
        return approve(id);
      case 'POST /deposits': {
        const amount = amountOf(body['amount']);
        if (amount < 1) return refuse(400);
        user.balance += amount;
        return { status: 201, body: {} };
      }
    }
    return payment === undefined ? refuse(404) : changePayment(payment, verb, body);
  }

  // Only what succeeds is kept under its key.
  async function keyed(request: IncomingMessage, text: string, execute: () => Promise<Reply>): Promise<Reply> {
    const given = request.headers['x-key'];
    if (typeof given !== 'string') return execute();
    const long = given.length > MAX_KEY;
    if (long && on('long-key-ignored')) return execute();
    if (long && !on('long-key-cut')) return refuse(400);
    const key = `${request.headers.authorization} ${given.slice(0, MAX_KEY)}`;
    const known = replies.get(key);
    if (known !== undefined) return known.text === text ? known.reply : refuse(400);
    const reply = execute();
    replies.set(key, { text, reply });
    if ((await reply).status >= 400 && !on('key-refusal-kept')) replies.delete(key);
    return reply;
  }

  async function answer(request: IncomingMessage, text: string): Promise<Reply> {
    const body = (text === '' ? {} : JSON.parse(text)) as Body;
    const name = request.url === '/login' ? String(body['email']) : (request.headers.authorization ?? '').slice(7);
    const user = users.get(name) ?? { id: fresh('usr'), balance: 0, cart: 0 };
    users.set(name, user);
    if (request.url === '/login') return { status: 200, body: { token: name } };
    return keyed(request, `${request.method} ${request.url} ${text}`, () => route(user, request, body));
  }

  return { ...(await serveJson(answer, () => flaws.has('one-request-a-connection'))), flaws };
}

function orderShown({ id, total, paid, fulfilments }: Order): object {
  return { id, total, status: paid ? 'paid' : 'open', fulfilments };
}

function shown({ id, amount, captured, refunded, status }: Payment): object {
  return { id, amount, captured, refunded, status };
}
