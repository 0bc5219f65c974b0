import type { CouponName, CustomerName } from '../profile.ts';
import type { RoleName } from '../roles.ts';

/** What one step of a sequence does. */
export type Action =
  | 'top-up'
  | 'transfer'
  | 'add-item'
  | 'apply-coupon'
  | 'add-extra'
  | 'checkout'
  | 'add-to-order'
  | 'pay'
  | 'authorize'
  | 'capture'
  | 'cancel'
  | 'refund'
  | 'complete-order'
  | 'open-success-page';

/** The role that each action asks. */
export const ROLE_OF: Readonly<Record<Action, RoleName>> = {
  'top-up': 'topUp',
  transfer: 'transfer',
  'add-item': 'cartAdd',
  'apply-coupon': 'applyCoupon',
  'add-extra': 'setCurrency',
  checkout: 'checkout',
  'add-to-order': 'orderAddItem',
  pay: 'pay',
  authorize: 'authorize',
  capture: 'capture',
  cancel: 'cancel',
  refund: 'refund',
  'complete-order': 'completeOrder',
  'open-success-page': 'successPage',
};

/**
 * How an amount or a quantity is chosen. `part` of what there was at first, `whole` of
 * that, `all` of what is left, `small` so many of the smallest unit; `over` is more
 * than is left, `huge` more than 64 bits hold. The others are no amount at all, written by hand into the body.
 */
export type NumberForm =
  | 'part'
  | 'small'
  | 'all'
  | 'whole'
  | 'over'
  | 'huge'
  | 'zero'
  | 'negative'
  | 'fraction'
  | 'exponent'
  | 'infinite'
  | 'not-a-number'
  | 'text'
  | 'full-width'
  | 'list'
  | 'null'
  | 'two-keys';

/** Which idempotency key goes along: a fresh one, or that of the actor's last such request, with the same or another body. */
export type KeyUse = 'fresh' | 'same-request' | 'other-request';

/** One step; plain JSON, without ids, so that it can be played in any fixture. */
export interface Step {
  readonly action: Action;
  readonly by: CustomerName;
  /** The recipient of a transfer, or who owns the payment or order that is meant; absent: who does it. */
  readonly of?: CustomerName;
  /** Which payment, order or article: 0 is the newest, or the first of the catalogue. */
  readonly pick?: number;
  /** Absent: `part`. */
  readonly amount?: NumberForm;
  /** Percent of what `part` is a part of, units of `small`. Default 50. */
  readonly share?: number;
  /** Absent: `fresh`. */
  readonly key?: KeyUse;
  readonly coupon?: CouponName;
  /** A field that honest clients do not send: the price of a cart line, the total of an order. */
  readonly field?: string;
}

/** What exploration found, as small as it gets, for a replay file. */
export interface Sequence {
  readonly steps: readonly Step[];
}
