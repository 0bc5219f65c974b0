/** One thing that the gateway did with money, as its journal tells it. */
export interface Movement {
  readonly kind: string;
  /** Minor units. */
  readonly amount: bigint;
  /** ISO 4217. */
  readonly currency: string;
}
