/** Something that two books say differently. */
export interface Mismatch {
  readonly kind:
    | 'amount_differs'
    | 'unknown_payment'
    | 'not_captured'
    | 'refunds_differ'
    | 'settlement_changed'
    | 'row_changed'
    | 'row_missing';
  /** Id of the payment, of the gateway's, of the run or of the row. */
  readonly reference: string;
  /** Minor units: what the shop's books say. */
  readonly expected?: bigint;
  /** Minor units: what the gateway says. */
  readonly found?: bigint;
  readonly currency?: string;
  readonly detail: string;
}
