import { shopCurrency } from '../currencies.ts';
import { divideHalfEven } from '../decimal.ts';
import { type DefectAsker, quantityLimits } from './quantity-limits.ts';

/** One line of a cart or order. */
export interface PricedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unit_price: bigint;
}

/** What a coupon takes off: so many percent, or an amount. */
export interface Discount {
  readonly code: string;
  readonly percent: number | null;
  readonly amount: bigint | null;
}

/** What goes on top of the items. */
export interface Extras {
  readonly tip: bigint;
  readonly donation: bigint;
  readonly shipping: bigint;
}

/** What is added up, all in one currency. */
export interface Bill {
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly discounts: readonly Discount[];
  readonly extras: Extras;
}

/** What a cart or order costs, in minor units of one currency. */
export interface Totals extends Extras {
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly total: bigint;
}

/**
 * Adds up: items, less discounts (percentages of the items first, then amounts; never more than the items), plus extras.
 * Every percentage is computed once, of the whole, exactly, and rounded half to even.
 */
export function totalsOf(context: DefectAsker, bill: Bill): Totals {
  const { lines, discounts, extras } = bill;
  const { narrow } = quantityLimits(context);
  const subtotal = narrow(lines.reduce((sum, line) => sum + lineTotal(line), 0n));
  const percentages = discounts.reduce((sum, { percent }) => sum + percentOf(context, bill, subtotal, percent), 0n);
  const amounts = discounts.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
  const wanted = percentages + amounts;
  const discount = wanted > subtotal && subtotal > 0n ? subtotal : wanted;
  const { tip, donation, shipping } = extras;
  return { subtotal, discount, tip, donation, shipping, total: subtotal - discount + tip + donation + shipping };
}

// A quantity is whole; where a planted flaw lets a part of an article through, its price is rounded to the nearest unit.
const PARTS = 1_000_000_000;

function lineTotal({ quantity, unit_price }: PricedLine): bigint {
  if (Number.isInteger(quantity)) return unit_price * BigInt(quantity);
  return divideHalfEven(unit_price * BigInt(Math.round(quantity * PARTS)), BigInt(PARTS));
}

function percentOf(context: DefectAsker, bill: Bill, subtotal: bigint, percent: number | null): bigint {
  if (percent === null) return 0n;
  const { step } = shopCurrency(bill.currency);
  if (!context.defect('pay.amount.float_round')) return divideHalfEven(subtotal * BigInt(percent), 100n * step) * step;
  // Per piece, in binary floating point, and up.
  return bill.lines.reduce((sum, line) => {
    const perPiece = Math.ceil(Number(line.unit_price) * (percent / 100));
    return sum + lineTotal({ ...line, unit_price: BigInt(perPiece) });
  }, 0n);
}
