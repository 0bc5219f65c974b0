/** One line of a gateway's settlement: what it paid out or took back. */
export interface SettlementLine {
  readonly provider: string;
  readonly kind: 'charge' | 'refund' | 'dispute' | 'fee';
  /** Payment, refund or dispute at the gateway. */
  readonly provider_ref: string;
  /** The payment at the gateway that it belongs to. */
  readonly payment_ref: string;
  /** Minor units, negative where money leaves the shop. */
  readonly amount: bigint;
  readonly currency: string;
  readonly created: Date;
}

/** Fetches the lines of `from` <= created < `to`. @throws Error while the gateway cannot give them */
export type FetchSettlement = (from: Date, to: Date) => Promise<readonly SettlementLine[]>;

/** How often and how soon a settlement is asked for again; pauses in milliseconds. */
export interface Patience {
  /** Requests in all. */
  readonly attempts: number;
  /** What the first pause is at most; it doubles with each. */
  readonly base: number;
  readonly cap: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}
