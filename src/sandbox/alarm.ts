/** Something that a person should look at. */
export interface Alarm {
  /** What was seen, such as `decline-rate-spike` or `reconciliation-mismatch`. */
  readonly pattern: string;
  /** Whom or what it concerns: an account, an instrument (never a card number), a gateway, the shop. */
  readonly subject: string;
  readonly raised_at: Date;
  readonly detail: string;
}
