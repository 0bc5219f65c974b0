import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cart, cartTotals, type Flaws, ITEMS, type Line, type ShopFlaw } from './flawed-cart.ts';

/** A small shop in memory, whose every flaw has a switch of its own. */
export interface FlawedShop {
  readonly url: string;
  readonly flaws: Set<ShopFlaw>;
  /** Puts as much into the shop as there was at first. */
  restock(): void;
  close(): Promise<void>;
}

interface Account {
  readonly id: string;
  balance: number;
  cart: Cart;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

type Body = Readonly<Record<string, unknown>>;

const refused: Reply = { status: 400, body: { error: 'refused' } };
const ok = (body: unknown): Reply => ({ status: 200, body });
const emptyCart = (): Cart => ({ lines: [], coupons: [], currency: 'EUR', value: {} });
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** Starts the shop on a free port of 127.0.0.1. */
export async function startFlawedShop(): Promise<FlawedShop> {
  const flaws = new Set<ShopFlaw>();
  const state = makeState(flaws);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = state.handle(request, await textOf(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    flaws,
    restock: () => state.restock(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makeState(flaws: Flaws): { handle(request: IncomingMessage, text: string): Reply; restock(): void } {
  const accounts = new Map<string, Account>();
  const orders = new Map<string, { id: string; total: number; status: string }>();
  const payments = new Map<string, object>();
  const stock = new Map<string, number>();
  const restock = (): void => ITEMS.forEach(({ sku, stock: pieces }) => stock.set(sku, pieces));
  restock();
  let leaked: object = {};
  let next = 0;
  const newId = (kind: string): string => `${kind}-${(next += 1)}`;

  function addLine(account: Account, body: Body, query: URLSearchParams): Reply {
    const item = ITEMS.find(({ sku }) => sku === body['sku']);
    const { quantity: sent } = body;
    let quantity: unknown = sent;
    const nested = body['item'] as Body | undefined;
    const valid = isAmount(sent) && sent <= 99;
    if (flaws.has('nested-key-smuggled') && valid && nested !== undefined) quantity = nested['quantity'];
    else if (flaws.has('query-overrides-body') && valid && query.has('quantity'))
      quantity = Number(query.get('quantity'));
    else if (flaws.has('quantity-type-confusion') && (sent === 0 || sent === null)) quantity = 0;
    else if (!valid && body['unchecked'] !== true) return refused;
    if (item === undefined) return refused;
    const line = account.cart.lines.find(({ sku }) => sku === item.sku);
    const together = (line?.quantity ?? 0) + Number(quantity);
    if (together > 99 && !flaws.has('quantity-limit-bypassed')) return refused;
    if (together > (stock.get(item.sku) ?? 0) && !flaws.has('stock-oversold')) return refused;
    const added: Line = { sku: item.sku, price: item.price, quantity: together };
    account.cart.lines = [...account.cart.lines.filter(({ sku }) => sku !== item.sku), added];
    if (flaws.has('prototype-pollution'))
      leaked = { ...leaked, ...(Reflect.getPrototypeOf(body) === Object.prototype ? ownProto(body) : {}) };
    return ok({});
  }

  function addCoupon(account: Account, body: Body): Reply {
    const { code } = body;
    const { cart } = account;
    const injected = flaws.has('coupon-injection') && typeof code === 'string' && code.includes("'1'='1");
    const forged = flaws.has('coupon-code-forgeable') && typeof code === 'string' && /^SAVE\d\d$/u.test(code);
    const known = typeof code === 'string' && ['SAVE10', 'FIVEOFF', 'BIGBUY'].includes(code);
    if ((!known && !injected && !forged) || cart.coupons.includes(code)) return refused;
    if (code === 'BIGBUY' && cartTotals(cart, flaws).subtotal < 5000) return refused;
    cart.coupons = [...cart.coupons, injected ? 'SAVE10' : code];
    if (flaws.has('coupon-value-client-set')) cart.value = { ...cart.value, ...body };
    return ok({});
  }

  function checkOut(account: Account, body: Body): Reply {
    const { cart } = account;
    const computed = cartTotals(cart, flaws).total;
    const total = flaws.has('client-total-trusted') ? (body['total'] ?? computed) : computed;
    if (cart.lines.length === 0 || typeof total !== 'number') return refused;
    if (total < 1 && !flaws.has('quantity-type-confusion')) return refused;
    for (const { sku, quantity } of cart.lines) {
      if (quantity > (stock.get(sku) ?? 0) && !flaws.has('stock-oversold')) return refused;
      // Everything else is made to order.
      if (sku === 'last' || sku === 'rest') stock.set(sku, (stock.get(sku) ?? 0) - quantity);
    }
    const order = { id: newId('order'), total, status: 'open' };
    orders.set(order.id, order);
    account.cart = emptyCart();
    return ok(order);
  }

  function pay(body: Body): Reply {
    const order = orders.get(String(body['order']));
    if (order === undefined || order.status !== 'open') return refused;
    const zero = body['amount'] === 0 && flaws.has('zero-amount-paid');
    if (body['amount'] !== undefined && body['amount'] !== order.total && !zero) return refused;
    order.status = 'paid';
    const payment = { id: newId('payment'), amount: zero ? 0 : order.total, status: 'paid' };
    payments.set(payment.id, payment);
    return ok(payment);
  }

  function topUp(account: Account, { amount: sent, method, currency = 'EUR' }: Body): Reply {
    const amount = readAmount(sent, flaws);
    if (amount === undefined) return refused;
    if (method === 'declined' && !flaws.has('credit-without-payment')) return refused;
    if (currency !== 'EUR')
      return flaws.has('currency-spelling-splits-balance') && currency === 'eUR' ? ok({}) : refused;
    account.balance += amount;
    return ok({});
  }

  function transfer(account: Account, { to, amount }: Body): Reply {
    const other = [...accounts.values()].find(({ id }) => id === to);
    if (other === undefined || other === account || typeof amount !== 'number' || amount > account.balance)
      return refused;
    if (!isAmount(amount) && !(flaws.has('sub-cent-amount-accepted') && amount > 0 && amount < 1)) return refused;
    account.balance -= Math.floor(amount);
    other.balance += Math.round(amount);
    return ok({});
  }

  function quote({ currency, rate }: Body, account: Account): Reply {
    const used = flaws.has('client-rate-trusted') && typeof rate === 'number' ? rate : 0.9;
    if (currency !== 'GBP' && currency !== 'USD') return refused;
    return ok({ id: newId('quote'), amount: Math.round(cartTotals(account.cart, flaws).total * used), rate: used });
  }

  function signedIn(account: Account, route: string, body: Body, query: URLSearchParams): Reply {
    const [, sku = ''] = /^(?:PUT|DELETE) \/cart\/(.+)$/u.exec(route) ?? [];
    const [, shown = ''] = /^GET \/(?:orders|payments)\/(.+)$/u.exec(route) ?? [];
    if (shown !== '') {
      const found = orders.get(shown) ?? payments.get(shown);
      return found === undefined ? { status: 404, body: {} } : ok(found);
    }
    if (sku !== '') {
      account.cart.lines = account.cart.lines.filter((line) => line.sku !== sku);
      if (route.startsWith('DELETE')) return ok({});
      const answer = addLine(account, { ...body, sku }, query);
      const { cart } = account;
      const bought = cartTotals(cart, flaws).subtotal;
      if (bought < 5000 && !flaws.has('coupon-minimum-bypassed'))
        cart.coupons = cart.coupons.filter((code) => code !== 'BIGBUY');
      return answer;
    }
    switch (route) {
      case 'POST /cart':
        return addLine(account, body, query);
      case 'GET /cart':
        return ok({ ...cartTotals(account.cart, flaws), currency: account.cart.currency });
      case 'PATCH /cart':
        if (body['currency'] !== 'EUR' && !flaws.has('unknown-currency-accepted')) return refused;
        account.cart.currency = String(body['currency']);
        return ok({});
      case 'POST /coupons':
        return addCoupon(account, body);
      case 'POST /orders':
        return checkOut(account, body);
      case 'POST /payments':
        return pay(body);
      case 'POST /quotes':
        return quote(body, account);
      case 'GET /wallet':
        return ok({ id: account.id, balance: account.balance, ...leaked });
      case 'POST /wallet/top-ups':
        return topUp(account, body);
      case 'POST /wallet/transfers':
        return transfer(account, body);
      default:
        return { status: 404, body: {} };
    }
  }

  return {
    restock,
    handle({ method = '', url = '', headers }, text) {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      const named = flaws.has('get-request-changes-cart') && headers['x-http-method-override'] !== undefined;
      const route = `${named ? 'POST' : method} ${pathname}`;
      if (route === 'GET /items') return ok(ITEMS.map(({ sku, price }) => ({ sku, price, stock: stock.get(sku) })));
      const fields = { sku: searchParams.get('sku'), quantity: Number(searchParams.get('quantity')) };
      const body = named ? fields : bodyOf(text, headers['content-type'] ?? '', flaws);
      if (body === undefined) return refused;
      if (route === 'POST /accounts') {
        const account = { id: newId('account'), balance: 0, cart: emptyCart() };
        accounts.set(`token-${account.id}`, account);
        return ok({ id: account.id, token: `token-${account.id}` });
      }
      const account = accounts.get((headers.authorization ?? '').replace('Bearer ', ''));
      return account === undefined ? { status: 401, body: {} } : signedIn(account, route, body, searchParams);
    },
  };
}

function readAmount(sent: unknown, flaws: Flaws): number | undefined {
  if (isAmount(sent)) return sent;
  if (flaws.has('negative-amount-accepted') && typeof sent === 'number' && Number.isInteger(sent)) return sent;
  if (flaws.has('non-finite-amount-accepted') && typeof sent === 'number' && sent > 1e300) return sent;
  if (flaws.has('lenient-number-text') && typeof sent === 'string' && /^[\d+ ]/u.test(sent))
    return Number.parseInt(sent, 10) || undefined;
  if (!flaws.has('unicode-digits-accepted') || typeof sent !== 'string' || !/^\p{Nd}+$/u.test(sent) || /\d/u.test(sent))
    return undefined;
  return Number(sent.normalize('NFKC')) || undefined;
}

function bodyOf(text: string, type: string, flaws: Flaws): Body | undefined {
  if (text === '') return {};
  try {
    if (type === 'application/json') return JSON.parse(text) as Body;
    // The body of another type is used, and nobody checks it.
    if (flaws.has('content-type-bypasses-validation') && type === 'text/plain')
      return { ...(JSON.parse(text) as Body), unchecked: true };
    return undefined;
  } catch {
    return undefined;
  }
}

function ownProto(body: Body): object {
  const own = Object.getOwnPropertyDescriptor(body, '__proto__')?.value as object | undefined;
  return own ?? {};
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
