/** Something that monitoring counts and looks for patterns in. It holds no card number and no secret. */
export type Observation =
  | { readonly kind: 'request'; readonly method: string; readonly route: string; readonly status: number }
  | {
      readonly kind: 'payment';
      readonly outcome: 'succeeded' | 'declined' | 'failed';
      readonly account: string;
      /** Keyed fingerprint of the card, or the vendor's id of the instrument. */
      readonly instrument: string;
      readonly amount: bigint;
      readonly currency: string;
    }
  | { readonly kind: 'refund'; readonly account: string; readonly amount: bigint; readonly currency: string }
  | { readonly kind: 'login'; readonly outcome: 'success' | 'failure'; readonly account: string }
  | { readonly kind: 'gateway-call'; readonly provider: string; readonly outcome: 'ok' | 'error' | 'rejected' }
  | { readonly kind: 'webhook'; readonly provider: string; readonly outcome: 'accepted' | 'duplicate' | 'refused' }
  | { readonly kind: 'throttled'; readonly by: 'account' | 'card' | 'address' };
