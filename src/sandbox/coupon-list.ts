/** A coupon as marketing hands it out. */
export interface CouponOffer {
  readonly code: string;
  /** Off the price of the items, in percent; or the other field. */
  readonly percent: number | null;
  /** Off the price of the items, in decimal units per currency; it holds in no other currency. */
  readonly amounts: Readonly<Record<string, string>> | null;
  /** How often in all. */
  readonly limit: number;
  /** How often by one customer. */
  readonly perCustomer: number;
  /** Days after the start of the shop until it ends; negative: it has ended before. */
  readonly days: number;
}

/** The coupons after every start and reset. */
export const couponList: readonly CouponOffer[] = [
  { code: 'WELCOME10', percent: 10, amounts: null, limit: 100_000, perCustomer: 1, days: 30 },
  { code: 'FRIENDS25', percent: 25, amounts: null, limit: 100_000, perCustomer: 5, days: 30 },
  {
    code: 'FIVEOFF',
    percent: null,
    amounts: { EUR: '5.00', GBP: '4.50', USD: '5.50', JPY: '800', KWD: '1.650' },
    limit: 100_000,
    perCustomer: 5,
    days: 30,
  },
  { code: 'EARLYBIRD', percent: 25, amounts: null, limit: 1, perCustomer: 1, days: 30 },
  { code: 'LASTYEAR20', percent: 20, amounts: null, limit: 100_000, perCustomer: 1, days: -1 },
];
