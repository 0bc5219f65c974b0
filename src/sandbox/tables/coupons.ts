/**
 * Coupons, those put into carts, and those redeemed: one row each, counted through per coupon, so that two redemptions at
 * the same time cannot both be the last one. The limits are deliberately no constraints: planted defects break them.
 */
export const couponsSchema: string = `
create table coupons (
  code text primary key,
  percent integer check (percent between 1 and 100),
  redemption_limit integer not null check (redemption_limit > 0),
  customer_limit integer not null check (customer_limit > 0),
  expires_at timestamptz not null
);
create table coupon_amounts (
  coupon text not null references coupons,
  currency text not null,
  amount bigint not null check (amount > 0),
  primary key (coupon, currency)
);
create table cart_coupons (
  account text not null references accounts,
  position integer not null,
  coupon text not null references coupons,
  judged_at timestamptz,
  primary key (account, position)
);
create table coupon_redemptions (
  coupon text not null references coupons,
  serial integer not null,
  account text not null references accounts,
  order_id text not null references orders,
  redeemed_at timestamptz not null,
  primary key (coupon, serial)
);
create index on coupon_redemptions (order_id);
`;

/** The rows of these tables. */
export interface CouponTables {
  readonly coupons: {
    code: string;
    percent: number | null;
    redemption_limit: number;
    customer_limit: number;
    expires_at: Date;
  };
  readonly coupon_amounts: { coupon: string; currency: string; amount: bigint };
  readonly cart_coupons: { account: string; position: number; coupon: string; judged_at: Date | null };
  readonly coupon_redemptions: {
    coupon: string;
    serial: number;
    account: string;
    order_id: string;
    redeemed_at: Date;
  };
}
