import type { StripeAccount } from './account.ts';
import type { Params } from './params.ts';

/** One request, checked for its key, on its way to an endpoint. */
export interface Call {
  readonly account: StripeAccount;
  readonly params: Params;
  /** What stands in the path; empty where nothing does. */
  readonly id: string;
  /** The key is publishable: a page asks, and may see only what its client secret opens. */
  readonly publishable: boolean;
}

/** An operation of the API. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/v1`, with at most one `:id`. */
  readonly path: string;
  /** May a page call it with the publishable key? Default: no. */
  readonly publishable?: boolean;
  /** Does all of its work at once. @throws StripeError */
  readonly run: (call: Call) => object;
}
