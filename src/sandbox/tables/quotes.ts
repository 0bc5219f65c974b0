/** What an order, or a cart as it was in one version, costs in a currency for a quarter of an hour; used once at most. */
export const quotesSchema: string = `
create table quotes (
  id text primary key,
  account text not null references accounts,
  order_id text references orders,
  cart_version integer,
  base_amount bigint not null,
  base_currency text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  rate text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((order_id is null) <> (cart_version is null))
);
`;

/** The rows of these tables. */
export interface QuoteTables {
  readonly quotes: {
    id: string;
    account: string;
    order_id: string | null;
    cart_version: number | null;
    base_amount: bigint;
    base_currency: string;
    amount: bigint;
    currency: string;
    /** Units of `currency` for one unit of `base_currency`, decimal. */
    rate: string;
    expires_at: Date;
    used_at: Date | null;
  };
}
