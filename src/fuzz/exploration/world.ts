import type { Call, Fixture } from '../fixture.ts';
import type { CustomerName } from '../profile.ts';
import type { Item } from '../shop.ts';
import type { Mutation, OrderFigures, PaymentFigures } from './transition.ts';
import type { RoleName } from '../roles.ts';

/** A payment that the sequence made, as it was last read back. */
export interface TrackedPayment {
  readonly id: string;
  readonly owner: CustomerName;
  /** Absent: the API pays without orders. */
  readonly order?: string;
  figures: PaymentFigures;
}

/** An order that the sequence made, as it was last read back. */
export interface TrackedOrder {
  readonly id: string;
  readonly owner: CustomerName;
  figures: OrderFigures;
}

/** What may lie in a cart, after every lawful reading of what was asked for. */
export interface TrackedCart {
  /** Number of the article in the catalogue → quantities that are possible. */
  readonly lines: Map<number, readonly bigint[]>;
  /** Codes. */
  readonly coupons: string[];
  /** The last hostile request: where the order costs what it must not, this is why. */
  suspect?: { readonly role: RoleName; readonly mutation: Mutation };
}

/** What a sequence knows of the app: a model in bigint, corrected by what is read back. */
export interface World {
  readonly fixture: Fixture;
  readonly items: readonly Item[];
  /** Orders cost what their lines come to: no tax, no fee; found out by trying. */
  readonly exactTotals: boolean;
  /** Before each step everything is left to settle and read again. */
  readonly careful: boolean;
  readonly balances: Map<CustomerName, bigint>;
  readonly payments: TrackedPayment[];
  readonly orders: TrackedOrder[];
  readonly carts: Map<CustomerName, TrackedCart>;
  /** Coupons that hold once for each customer and were used, as `alice CODE`. */
  readonly spent: Set<string>;
  /** The last request with a key that took effect, by who asked and what. */
  readonly keyed: Map<string, Call>;
}

/** An empty world on a fixture. */
export function makeWorld(parts: Pick<World, 'fixture' | 'items' | 'exactTotals' | 'careful'>): World {
  return {
    ...parts,
    balances: new Map(),
    payments: [],
    orders: [],
    carts: new Map(),
    spent: new Set(),
    keyed: new Map(),
  };
}

/** The cart of a customer, empty at first. */
export function cartOf({ carts }: World, name: CustomerName): TrackedCart {
  const known = carts.get(name);
  if (known !== undefined) return known;
  const fresh: TrackedCart = { lines: new Map(), coupons: [] };
  carts.set(name, fresh);
  return fresh;
}

/** The newest but `pick` of a list; nothing of an empty one. */
export function newest<T>(list: readonly T[], pick: number = 0): T | undefined {
  return list.length === 0 ? undefined : list[list.length - 1 - (pick % list.length)];
}

/** What the payments of an order come to. */
export function coverOf({ payments }: World, order: string): Pick<OrderFigures, 'covered' | 'captured'> {
  const own = payments.filter((payment) => payment.order === order);
  const sum = (amountOf: (figures: PaymentFigures) => bigint): bigint =>
    own.reduce((all, { figures }) => all + amountOf(figures), 0n);
  return {
    captured: sum(({ captured }) => captured),
    covered: sum(({ amount, captured, canceled }) => (canceled || captured > 0n ? captured : amount)),
  };
}
