/** What the shop does wrong; each name is that of the attack that must see it. */
export type ShopFlaw =
  | 'negative-amount-accepted'
  | 'client-total-trusted'
  | 'zero-amount-paid'
  | 'non-finite-amount-accepted'
  | 'sub-cent-amount-accepted'
  | 'client-rate-trusted'
  | 'unknown-currency-accepted'
  | 'currency-spelling-splits-balance'
  | 'total-not-exact'
  | 'quantity-type-confusion'
  | 'quantity-limit-bypassed'
  | 'stock-oversold'
  | 'coupon-code-forgeable'
  | 'coupon-exceeds-subtotal'
  | 'coupon-value-client-set'
  | 'coupon-injection'
  | 'coupon-minimum-bypassed'
  | 'credit-without-payment'
  | 'unicode-digits-accepted'
  | 'lenient-number-text'
  | 'query-overrides-body'
  | 'content-type-bypasses-validation'
  | 'nested-key-smuggled'
  | 'get-request-changes-cart'
  | 'prototype-pollution';

/** The flaws that are on. */
export type Flaws = ReadonlySet<ShopFlaw>;

/** One line of a cart. */
export interface Line {
  readonly sku: string;
  readonly price: number;
  readonly quantity: number;
}

/** What an account has put together. */
export interface Cart {
  lines: readonly Line[];
  coupons: readonly string[];
  currency: string;
  /** What requests said a coupon is worth. */
  value: Readonly<Record<string, unknown>>;
}

/** What is sold, in minor units; of the last two there are only a few. */
export const ITEMS: readonly { readonly sku: string; readonly price: number; readonly stock: number }[] = [
  { sku: 'tea', price: 1009, stock: 1_000_000 },
  { sku: 'mug', price: 1511, stock: 1_000_000 },
  { sku: 'spoon', price: 307, stock: 1_000_000 },
  { sku: 'last', price: 811, stock: 3 },
  { sku: 'rest', price: 709, stock: 2 },
];

const FIXED = 500;

/** What a cart costs. */
export function cartTotals(cart: Cart, flaws: Flaws): { subtotal: number; discount: number; total: number } {
  const subtotal = cart.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const wanted = cart.coupons.reduce((sum, code) => sum + worth(code, subtotal, cart), 0);
  const discount = flaws.has('coupon-exceeds-subtotal') ? wanted : Math.min(wanted, subtotal);
  const total = subtotal - discount;
  // As sums of decimal units come out in binary fractions.
  return { subtotal, discount, total: flaws.has('total-not-exact') ? (total / 100) * 1.1 * 100 : total };
}

function worth(code: string, subtotal: number, { value }: Cart): number {
  if (typeof value['amount'] === 'number') return value['amount'];
  if (code === 'FIVEOFF') return FIXED;
  if (code === 'BIGBUY') return FIXED / 2;
  return Math.round((subtotal * Number(code.slice(4))) / 100);
}
