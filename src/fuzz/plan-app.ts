import { readAmount, writeAmount } from './amount.ts';
import { type Json, parseJson } from './json.ts';
import { readPointer, writePointer } from './json-pointer.ts';
import type { Operation, Profile } from './profile.ts';
import type { RoleName } from './roles.ts';
import { isJsonObject } from './json.ts';
import type { Answer, WireRequest } from './wire.ts';

/** Answers requests as a right app with this profile would, without any app. */
export interface PlanApp {
  answer(request: WireRequest): Answer;
}

interface Order {
  readonly id: string;
  readonly total: bigint;
}
interface Payment {
  readonly id: string;
  readonly owner: string;
  readonly order: string;
  readonly amount: bigint;
  captured: bigint;
  refunded: bigint;
  status: string;
}
interface User {
  readonly account: string;
  cart: bigint;
  balance: bigint;
}
type Told = Readonly<Record<string, Json>>;

const PRICES: readonly (readonly [sku: string, price: bigint])[] = [
  ['sku-1', 1009n],
  ['sku-2', 1511n],
];

/**
 * A model of an honest shop with carts, orders, payments and wallets, that speaks through the profile: what an attack asks
 * of it is what it would ask of an app that holds.
 */
export function openPlanApp(profile: Profile): PlanApp {
  const users = new Map<string, User>();
  const orders = new Map<string, Order>();
  const payments = new Map<string, Payment>();
  let count = 0;
  const { unit, currency } = profile.money;
  const money = (minor: bigint): Json => writeAmount(minor, unit, currency);
  const fresh = (kind: string): string => `${kind}-${(count += 1)}`;
  const amountOf = (value: Json | undefined): bigint | undefined => readAmount(value, unit, currency);
  const userOf = ({ headers }: WireRequest): User => {
    const name = `${headers['authorization'] ?? ''} ${headers['cookie'] ?? ''} ${headers[profile.auth?.header?.name.toLowerCase() ?? ''] ?? ''}`;
    const known = users.get(name);
    if (known !== undefined) return known;
    const user = { account: fresh('account'), cart: 0n, balance: 0n };
    users.set(name, user);
    return user;
  };

  function play(role: string, given: Told, user: User): Told | undefined {
    const amount = amountOf(given['amount']);
    const payment = payments.get(textOf(given['payment']));
    const mine = payment?.owner === user.account ? payment : undefined;
    switch (role) {
      case 'cartAdd': {
        const price = PRICES.find(([sku]) => sku === given['sku'])?.[1] ?? PRICES[0]?.[1] ?? 0n;
        const { quantity = 1n } = given;
        if (typeof quantity !== 'bigint' || quantity < 1n || quantity > 99n) return undefined;
        user.cart += price * quantity;
        return { total: money(user.cart) };
      }
      case 'checkout': {
        const order = { id: fresh('order'), total: user.cart };
        user.cart = 0n;
        orders.set(order.id, order);
        return shownOrder(order);
      }
      case 'getOrder': {
        const order = orders.get(textOf(given['order']));
        return order === undefined ? undefined : shownOrder(order);
      }
      case 'pay':
      case 'payWith':
      case 'payCurrency':
      case 'authorize': {
        const due = orders.get(textOf(given['order']))?.total ?? amount;
        if (due === undefined || due <= 0n) return undefined;
        const paid = role !== 'authorize';
        const status = (paid ? profile.states.paid : profile.states.authorized)[0] ?? (paid ? 'paid' : 'authorized');
        const made: Payment = {
          id: fresh('payment'),
          owner: user.account,
          order: textOf(given['order']),
          amount: due,
          captured: paid ? due : 0n,
          refunded: 0n,
          status,
        };
        payments.set(made.id, made);
        return shownPayment(made);
      }
      case 'getPayment':
      case 'updatePayment':
        return mine === undefined ? undefined : shownPayment(mine);
      case 'capture':
        if (mine === undefined || mine.captured > 0n || amount === undefined || amount < 1n || amount > mine.amount)
          return undefined;
        mine.captured = amount;
        mine.status = profile.states.paid[0] ?? 'paid';
        return shownPayment(mine);
      case 'refund':
        if (mine === undefined || amount === undefined || amount < 1n || amount > mine.captured - mine.refunded)
          return undefined;
        mine.refunded += amount;
        return { id: fresh('refund'), amount: money(amount), status: 'succeeded' };
      case 'wallet':
        return { id: user.account, balance: money(user.balance) };
      case 'topUp':
        if (amount === undefined || amount < 1n) return undefined;
        user.balance += amount;
        return { id: fresh('top-up'), balance: money(user.balance) };
      case 'transfer': {
        const to = [...users.values()].find(({ account }) => account === given['recipient']);
        if (to === undefined || to === user || amount === undefined || amount < 1n || amount > user.balance)
          return undefined;
        user.balance -= amount;
        to.balance += amount;
        return { id: fresh('transfer'), balance: money(user.balance) };
      }
      default:
        return { id: fresh(role), total: money(user.cart), amount: money(1009n), status: 'ok' };
    }
  }

  function shownOrder({ id, total }: Order): Told {
    return { id, total: money(total), status: profile.states.unpaid[0] ?? 'open', currency };
  }

  function shownPayment({ id, order, amount, captured, refunded, status }: Payment): Told {
    return { id, order, status, currency, amount: money(amount), captured: money(captured), refunded: money(refunded) };
  }

  return {
    answer(request) {
      const { label } = request;
      const { register, login } = profile.auth ?? {};
      const operation = label === 'register' ? register : label === 'login' ? login : profile.roles[label as RoleName];
      if (operation === undefined) return shown(200, {}, {});
      if (label === 'register' || label === 'login') {
        const token = fresh('session');
        return shown(200, operation.out, { token, id: fresh('account') }, [['set-cookie', `session=${token}`]]);
      }
      const user = userOf(request);
      if (label === 'catalogue') {
        const list = PRICES.map(([sku, price]) => {
          const entry = writePointer({}, operation.out['sku'] ?? '/sku', sku);
          return writePointer(entry, operation.out['price'] ?? '/price', money(price));
        });
        return shown(200, { items: operation.out['items'] ?? '' }, { items: list });
      }
      const told = play(label, givenIn(operation, request), user);
      return told === undefined ? shown(422, {}, {}) : shown(200, operation.out, told);
    },
  };
}

function shown(status: number, out: Operation['out'], told: Told, headers: Answer['headers'] = []): Answer {
  let json: Json = {};
  const more: (readonly [string, string])[] = [...headers];
  for (const [name, source] of Object.entries(out)) {
    const value = told[name];
    if (value === undefined) continue;
    if (source === '' || source.startsWith('/')) json = writePointer(json, source, value);
    else if (source === 'location') more.push(['location', `/${textOf(value)}`]);
    else if (source.startsWith('header ')) more.push([source.slice(7), textOf(value)]);
    else more.push(['set-cookie', `${source.slice(7)}=${textOf(value)}`]);
  }
  return { status, headers: more, text: '', json };
}

/** What a request's placeholders stand for, read back by the operation's pattern. */
function givenIn({ path, body, encoding }: Operation, request: WireRequest): Told {
  const names: string[] = [];
  const pattern = path
    .replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      names.push(name);
      return '([^/?&]*)';
    });
  const parts = new RegExp(`^${pattern}$`, 'u').exec(request.path)?.slice(1) ?? [];
  const given: Record<string, Json> = Object.fromEntries(
    names.map((name, index) => [name, decode(parts[index] ?? '')]),
  );
  const sent: Json | undefined =
    encoding === 'form' ? Object.fromEntries(new URLSearchParams(request.body ?? '')) : parseJson(request.body ?? '');
  const variables =
    isJsonObject(sent) && 'variables' in sent && typeof sent['query'] === 'string' ? sent['variables'] : sent;
  const walk = (at: Json | undefined, pointer: string): void => {
    const name = typeof at === 'string' ? /^\{(\w+)\}$/u.exec(at)?.[1] : undefined;
    const value = name === undefined ? undefined : readPointer(variables, pointer);
    if (name !== undefined && value !== undefined)
      given[name] =
        encoding === 'form' && typeof value === 'string' && /^\d{1,18}$/u.test(value) ? BigInt(value) : value;
    if (isJsonObject(at)) for (const [key, inner] of Object.entries(at)) walk(inner, `${pointer}/${key}`);
  };
  walk(body, '');
  return given;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
