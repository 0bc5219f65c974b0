import type { RoleName } from '../roles.ts';

/** What sets a request apart from an honest one; `none` where nothing does. */
export type Mutation =
  | 'none'
  | 'excess'
  | 'negative'
  | 'malformed'
  | 'two-keys'
  | 'repeated-key'
  | 'other-account'
  | 'same-account'
  | 'client-field'
  | 'coupon'
  | 'other-payment';

/** A figure before and after a step, in minor units. */
export interface Change {
  readonly before: bigint;
  readonly after: bigint;
}

interface Deed {
  readonly role: RoleName;
  readonly mutation: Mutation;
  /** `accepted`: 200 or 201; `refused`: a client's error; `unclear`: everything else. */
  readonly answer: 'accepted' | 'refused' | 'unclear';
  /** The key of an earlier request that took effect was sent again. */
  readonly repeated: boolean;
  /** Nothing speaks against it: the app may well carry it out. */
  readonly honest: boolean;
  /** What the request may be read as asking for, in minor units; empty: for nothing that may be done. */
  readonly asked: readonly bigint[];
}

/** A step that is about wallets. */
export interface WalletTransition extends Deed {
  readonly area: 'wallet';
  /** Of who asked. */
  readonly own: Change;
  /** Of the other side; absent where there is none. */
  readonly other?: Change;
  /** The lowest balance that a wallet may have. */
  readonly floor: bigint;
}

/** A payment as it is read back. */
export interface PaymentFigures {
  readonly amount: bigint;
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly canceled: boolean;
}

/** A step that is about one payment. */
export interface PaymentTransition extends Deed {
  readonly area: 'payment';
  /** Who asked does not own the payment. */
  readonly foreign: boolean;
  readonly before: PaymentFigures;
  readonly after: PaymentFigures;
}

/** A cart that became an order. */
export interface CheckoutTransition extends Deed {
  readonly area: 'checkout';
  readonly total: bigint;
  /** What the lines of the cart may lawfully come to, by exact recomputation; empty: not known. */
  readonly lawful: readonly bigint[];
  /** Coupons lie in the cart, so that the total may be lower than the lines. */
  readonly discounted: boolean;
  /** A coupon that holds once for each customer was used up before. */
  readonly couponSpent: boolean;
}

/** An order as it is read back. */
export interface OrderFigures {
  readonly total: bigint;
  readonly paid: boolean;
  /** What its payments come to: captured or held. */
  readonly covered: bigint;
  /** Captured of its payments together. */
  readonly captured: bigint;
}

/** A step that is about one order. */
export interface OrderTransition extends Deed {
  readonly area: 'order';
  readonly before: OrderFigures;
  readonly after: OrderFigures;
}

/** One step and what it did, as it was read back. */
export type Transition = WalletTransition | PaymentTransition | CheckoutTransition | OrderTransition;
