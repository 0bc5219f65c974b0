import type { Generated } from 'kysely';

/**
 * What is sold, what is in carts, what was ordered. A cart's version rises with each change of it, so that what was
 * quoted can be told from what is in it now. An order's columns beside `total` are what the total is made of, all in
 * `base_currency`; `total` and `currency` are what is to be paid, in another currency where a quote was accepted.
 */
export const shopSchema: string = `
create table products (
  sku text primary key,
  name text not null,
  description text not null,
  price bigint not null check (price > 0),
  position integer not null unique
);
create table foreign_prices (
  sku text not null references products,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount text not null check (amount ~ '^[0-9]{1,9}([.][0-9]{1,3})?$'),
  primary key (sku, currency)
);
create table carts (
  account text primary key references accounts,
  currency text not null default 'EUR',
  version integer not null default 0,
  tip bigint not null default 0,
  donation bigint not null default 0,
  shipping text not null default 'pickup' check (shipping in ('pickup', 'standard', 'express'))
);
create table cart_lines (
  position bigint generated always as identity primary key,
  account text not null references accounts,
  sku text not null references products,
  quantity double precision not null,
  offered_price bigint
);
create index on cart_lines (account);
create table orders (
  id text primary key,
  account text not null references accounts,
  total bigint not null check (total > 0),
  currency text not null,
  base_currency text not null,
  subtotal bigint not null,
  discount bigint not null default 0,
  tip bigint not null default 0,
  donation bigint not null default 0,
  shipping bigint not null default 0,
  quote text,
  version integer not null default 1,
  created_at timestamptz not null
);
create index on orders (account);
create table order_lines (
  order_id text not null references orders,
  position integer not null,
  sku text not null references products,
  quantity double precision not null,
  unit_price bigint not null,
  primary key (order_id, position)
);
`;

/** The rows of these tables. */
export interface ShopTables {
  readonly products: { sku: string; name: string; description: string; price: bigint; position: number };
  /** `amount` is in decimal units of the currency. */
  readonly foreign_prices: { sku: string; currency: string; amount: string };
  readonly carts: {
    account: string;
    currency: Generated<string>;
    version: Generated<number>;
    tip: Generated<bigint>;
    donation: Generated<bigint>;
    shipping: Generated<'pickup' | 'standard' | 'express'>;
  };
  readonly cart_lines: {
    position: Generated<bigint>;
    account: string;
    sku: string;
    quantity: number;
    /** A unit price that the client sent; only a planted flaw ever keeps one. */
    offered_price: bigint | null;
  };
  readonly orders: {
    id: string;
    account: string;
    total: bigint;
    currency: string;
    base_currency: string;
    subtotal: bigint;
    discount: Generated<bigint>;
    tip: Generated<bigint>;
    donation: Generated<bigint>;
    shipping: Generated<bigint>;
    quote: string | null;
    version: Generated<number>;
    created_at: Date;
  };
  readonly order_lines: { order_id: string; position: number; sku: string; quantity: number; unit_price: bigint };
}
