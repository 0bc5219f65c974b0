import type { Json } from './json.ts';
import type { PlanBelongings } from './plan-lists.ts';

/** Values by the names of a role's placeholders and `out`. */
export type Told = Readonly<Record<string, Json>>;

/** Somebody who is signed in. */
export interface PlanUser {
  readonly account: string;
  cart: bigint;
  coupons: readonly string[];
  balance: bigint;
  readonly belongings: PlanBelongings;
}

/** An order of the model shop. */
export interface PlanOrder {
  readonly id: string;
  total: bigint;
  paid: boolean;
  payment: string;
  fulfilments: bigint;
}

/** A payment of the model shop. */
export interface PlanPayment {
  readonly id: string;
  readonly owner: string;
  readonly order: string;
  readonly amount: bigint;
  captured: bigint;
  refunded: bigint;
  status: string;
}

/** What the model shop sells. */
export const PLAN_PRICES: readonly (readonly [sku: string, price: bigint])[] = [
  ['sku-1', 1009n],
  ['sku-2', 9511n],
];

/** What the hook `clock` tells in a plan. */
export const PLAN_NOW: string = '2026-01-01T00:00:00Z';
