import { readAmount, writeAmount } from './amount.ts';
import { isJsonObject, type Json, parseJson } from './json.ts';
import { readPointer } from './json-pointer.ts';
import { noBelongings, playBelongings } from './plan-lists.ts';
import { PLAN_NOW, PLAN_PRICES, type PlanOrder, type PlanPayment, type PlanUser, type Told } from './plan-records.ts';
import { isGenuineEvent } from './plan-webhook.ts';
import type { Profile } from './profile.ts';
import { openPlanWallets } from './plan-wallets.ts';
import type { WireRequest } from './wire.ts';

/** An honest shop with carts, orders, payments, wallets and webhooks, in memory. */
export interface PlanShop {
  /** Does what a role is for. @returns nothing where an honest app refuses */
  play(role: string, given: Told, user: PlanUser): Told | undefined;
  /** Takes an event of Stripe's where its signature is right. @returns was it taken? */
  hear(request: WireRequest): boolean;
  /** The gateway behind the shop fails, or works again. */
  fail(isFailing: boolean): void;
  user(): PlanUser;
  fresh(kind: string): string;
}

const MOST_PIECES = 99n;

/** Opens the shop of a plan. @param fresh names that were not there before, as `order-3` */
export function openPlanShop({
  money,
  states,
  methods,
  limits,
  webhooks,
  coupons,
  hooks,
  currencies,
}: Profile): PlanShop {
  const users: PlanUser[] = [];
  const orders = new Map<string, PlanOrder>();
  const payments = new Map<string, PlanPayment>();
  const heard = new Set<string>();
  const redeemed = new Set<string>();
  const pending = new Map<string, { readonly payment: PlanPayment; readonly amount: bigint }>();
  let count = 0;
  let isFailing = false;
  const { unit, currency } = money;
  const shown = (minor: bigint): Json => writeAmount(minor, unit, currency);
  const amountOf = (value: Json | undefined): bigint | undefined => readAmount(value, unit, currency);
  const fresh = (kind: string): string => `${kind}-${(count += 1)}`;
  const playWallets = openPlanWallets({ users, payoutApproval: limits.payoutApproval, shown, amountOf, fresh });
  const showOrder = ({ id, total, paid, payment, fulfilments }: PlanOrder): Told => {
    const status = paid ? (states.paid[0] ?? 'paid') : (states.unpaid[0] ?? 'open');
    return {
      id,
      total: shown(total),
      subtotal: shown(total),
      discount: shown(0n),
      status,
      currency,
      payment,
      fulfilments,
    };
  };
  const showPayment = ({ id, order, amount, captured, refunded, status }: PlanPayment): Told => {
    const figures = { amount: shown(amount), captured: shown(captured), refunded: shown(refunded) };
    return { id, order, status, currency, ...figures };
  };

  function noteRefund({ belongings: { refunds } }: PlanUser, payment: string, amount: bigint): Told {
    const told = { id: fresh('refund'), amount: shown(amount), status: 'succeeded', currency, destination: 'original' };
    refunds.set(payment, [...(refunds.get(payment) ?? []), told]);
    return told;
  }

  function cartOf(user: PlanUser): Told {
    const total = totalOf(user);
    const discount = shown(user.cart - total);
    return { total: shown(total), subtotal: shown(user.cart), discount, currency: user.belongings.currency, items: [] };
  }

  // Where it is written down that a coupon was used: for nobody, for one customer, or for all.
  function placeOf({ account }: PlanUser, code: string): string {
    if ([coupons.percent, coupons.fixed].includes(code) && code !== coupons.single) return fresh('redemption');
    return code === coupons.single ? `${code} ${account}` : code;
  }

  function pay(role: string, given: Told, user: PlanUser): Told | undefined {
    const order = orders.get(textOf(given['order']));
    const due = order?.total ?? amountOf(given['amount']);
    const method = textOf(given['method']);
    if (due === undefined || due <= 0n || order?.paid === true || due < (limits.minAmount ?? 0n)) return undefined;
    if (
      role === 'payWith' &&
      method !== '' &&
      ![...Object.values(methods), 'token-1', ...user.belongings.cards].includes(method)
    )
      return undefined;
    if (method !== '' && (method === methods.declined || method === methods.insufficient)) return undefined;
    if (isFailing || (role === 'payWith' && method === '')) return undefined;
    const waits = method !== '' && method === methods.sca;
    const [now, word] = waits
      ? [states.action, 'action']
      : role === 'authorize'
        ? [states.authorized, 'held']
        : [states.paid, 'paid'];
    const paid = !waits && role !== 'authorize';
    const made: PlanPayment = {
      id: fresh('payment'),
      owner: user.account,
      order: order?.id ?? '',
      amount: due,
      captured: paid ? due : 0n,
      refunded: 0n,
      status: now[0] ?? word,
    };
    payments.set(made.id, made);
    user.belongings.payments.push(showPayment(made));
    if (paid) settle(order, made.id);
    return showPayment(made);
  }

  function play(role: string, given: Told, user: PlanUser): Told | undefined {
    const kept = playBelongings(role, given, user.belongings, fresh);
    if (kept !== 'unknown') return kept;
    const moved = playWallets(role, given, user);
    if (moved !== 'unknown') return moved;
    const amount = amountOf(given['amount']);
    const order = orders.get(textOf(given['order']));
    const payment = payments.get(textOf(given['payment']));
    const mine = payment?.owner === user.account ? payment : undefined;
    switch (role) {
      case 'cartAdd': {
        const cost = piecesOf(given);
        if (cost === undefined) return undefined;
        user.cart += cost;
        return { total: shown(user.cart) };
      }
      case 'applyCoupon': {
        const code = textOf(given['coupon']);
        if (code === '' || code === coupons.expired || redeemed.has(placeOf(user, code)) || user.coupons.includes(code))
          return undefined;
        user.coupons = [...user.coupons, code];
        return { total: shown(totalOf(user)) };
      }
      case 'checkout': {
        const places = user.coupons.map((code) => placeOf(user, code));
        if (places.some((place) => redeemed.has(place))) return undefined;
        for (const place of places) redeemed.add(place);
        const made: PlanOrder = { id: fresh('order'), total: totalOf(user), paid: false, payment: '', fulfilments: 0n };
        user.cart = 0n;
        user.coupons = [];
        orders.set(made.id, made);
        return showOrder(made);
      }
      case 'getOrder':
        return order === undefined ? undefined : showOrder(order);
      case 'orderAddItem': {
        const cost = piecesOf(given);
        if (order === undefined || order.paid || cost === undefined) return undefined;
        order.total += cost;
        return showOrder(order);
      }
      case 'completeOrder':
        if (order === undefined || mine === undefined || mine.order !== order.id || mine.captured <= mine.refunded)
          return undefined;
        settle(order, mine.id);
        return showOrder(order);
      case 'pay':
      case 'payWith':
      case 'payCurrency':
      case 'payElsewhere':
      case 'authorize':
        return pay(role, given, user);
      case 'getPayment':
      case 'updatePayment':
      case 'confirm':
        return mine === undefined ? undefined : showPayment(mine);
      case 'capture':
        if (mine === undefined || mine.captured > 0n || amount === undefined || amount < 1n || amount > mine.amount)
          return undefined;
        if (states.canceled.includes(mine.status) || states.action.includes(mine.status)) return undefined;
        mine.captured = amount;
        mine.status = states.paid[0] ?? 'paid';
        settle(orders.get(mine.order), mine.id);
        return showPayment(mine);
      case 'cancel':
        if (mine === undefined || mine.captured > 0n || states.canceled.includes(mine.status)) return undefined;
        mine.status = states.canceled[0] ?? 'canceled';
        return showPayment(mine);
      case 'refund':
        if (mine === undefined || amount === undefined || amount < 1n || amount > mine.captured - mine.refunded)
          return undefined;
        if (limits.refundApproval !== undefined && amount > limits.refundApproval) {
          const id = fresh('refund');
          pending.set(id, { payment: mine, amount });
          return { id, amount: shown(amount), status: 'pending', currency };
        }
        mine.refunded += amount;
        if (mine.refunded === mine.captured) reopen(orders.get(mine.order));
        return noteRefund(user, mine.id, amount);
      case 'approveRefund': {
        const id = textOf(given['refund']);
        const waiting = pending.get(id);
        if (waiting === undefined) return undefined;
        pending.delete(id);
        waiting.payment.refunded += waiting.amount;
        return { id, amount: shown(waiting.amount), status: 'succeeded' };
      }
      case 'setCurrency':
        if (!currencies.some(({ code }) => code === given['currency'])) return undefined;
        user.belongings.currency = textOf(given['currency']);
        return cartOf(user);
      case 'readCart':
        return cartOf(user);
      default:
        return { id: fresh(role), total: shown(user.cart), amount: shown(1009n), status: 'ok' };
    }
  }

  function hear(request: WireRequest): boolean {
    const now = hooks.clock?.out['now'] === undefined ? Date.now() : Date.parse(PLAN_NOW);
    if (!isGenuineEvent(request, webhooks.stripe?.secret ?? '', now)) return false;
    const event = parseJson(request.body ?? '');
    const id = textOf(readPointer(event, '/id'));
    const object = readPointer(event, '/data/object');
    const order = orders.get(textOf(readPointer(object, '/metadata/order')));
    const isOurs = isJsonObject(event) && event['livemode'] === false && event['account'] === undefined;
    if (!isOurs || heard.has(id) || order === undefined) return true;
    heard.add(id);
    const paid = readPointer(event, '/type') === 'payment_intent.succeeded';
    if (paid && readPointer(object, '/amount') === order.total) settle(order, textOf(readPointer(object, '/id')));
    return true;
  }

  return {
    fail(now) {
      isFailing = now;
    },
    play,
    hear,
    fresh,
    user() {
      const user = {
        account: fresh('account'),
        cart: 0n,
        coupons: [],
        balance: 0n,
        belongings: noBelongings(currency),
      };
      users.push(user);
      return user;
    },
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : '';
}

function piecesOf({ sku, quantity = 1n }: Told): bigint | undefined {
  const price = PLAN_PRICES.find(([name]) => name === sku)?.[1] ?? PLAN_PRICES[0]?.[1] ?? 0n;
  const lawful = typeof quantity === 'bigint' && quantity >= 1n && quantity <= MOST_PIECES;
  return lawful ? price * quantity : undefined;
}

function settle(order: PlanOrder | undefined, payment: string): void {
  if (order === undefined || order.paid) return;
  order.paid = true;
  order.payment = payment;
  order.fulfilments = 1n;
}

// Each coupon takes a tenth off.
function totalOf(user: PlanUser): bigint {
  return user.coupons.reduce((sum) => sum - sum / 10n, user.cart);
}

function reopen(order: PlanOrder | undefined): void {
  if (order !== undefined) order.paid = false;
}
