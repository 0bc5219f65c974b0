/** One event of the audit trail, with the six fields that PCI DSS 4.0.1, 10.2.2 asks for; the time is the clock's. */
export interface SecurityEvent {
  /** Id of the account, or of the part of the shop that acted by itself, such as `system:reconciliation`. */
  readonly actor: string;
  /** What happened, such as `login`, `refund.created`, `role.changed`. */
  readonly type: string;
  readonly outcome: 'success' | 'failure';
  /** Address of the client, or the part of the shop. */
  readonly origin: string;
  /** What it happened to, such as `payment:pay_…`. */
  readonly resource: string;
}
