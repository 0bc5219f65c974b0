/**
 * What a failed call to the gateway means. `declined`: the card was refused; `refused`: the request was; `throttled` and
 * `unavailable`: nothing was done, try later; `unknown`: nobody knows whether it was done.
 */
export type GatewayFailureKind = 'declined' | 'refused' | 'throttled' | 'unavailable' | 'unknown';

/** A call to the gateway that brought no result. Its message holds no card number and no secret. */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure';
  readonly kind: GatewayFailureKind;
  /** The gateway's own code: `card_declined`, `resource_missing`, `91564`. */
  readonly code: string;
  /** Keyed fingerprint of the card, where the gateway named it. */
  readonly fingerprint: string | undefined;
  /** The payment that the refused attempt left at the gateway. */
  readonly ref: string | undefined;

  constructor(kind: GatewayFailureKind, code: string, parts: { fingerprint?: string; ref?: string } = {}) {
    super(`the gateway's answer: ${kind}, ${code}`);
    this.kind = kind;
    this.code = code;
    this.fingerprint = parts.fingerprint;
    this.ref = parts.ref;
  }
}
