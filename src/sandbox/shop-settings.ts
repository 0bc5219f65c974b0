import { type BreakerLimits, breakerLimits } from './resilience/circuit-breaker.ts';
import type { PaymentLimits } from './resilience/payment-throttle.ts';
import { type RetryLimits, retryLimits } from './resilience/retry.ts';

/** How the shop is set up: what a deployment decides, beside the planted flaws. */
export interface ShopSettings {
  /** Failed sign-ins of one account within the window before it has to wait. */
  readonly loginLimit: { readonly failures: number; readonly windowSeconds: number };
  /** Seconds without a request after which a session ends (PCI DSS 4.0.1, 8.2.8). */
  readonly idleSeconds: number;
  /** Seconds after which a session ends in any case. */
  readonly sessionSeconds: number;
  /**
   * How card fields reach the gateway: in a frame of the gateway's origin (SAQ A), or by a form of the shop's own page
   * that posts straight to the gateway (SAQ A-EP). The shop's server sees a card number in neither.
   */
  readonly cardFields: 'frame' | 'direct-post';
  /** Origins besides the shop's own where a customer may be sent back to after a payment. */
  readonly returnOrigins: readonly string[];
  /** Origins that may read the API from a browser with the customer's cookies. */
  readonly trustedOrigins: readonly string[];
  /** Origins on loopback that may be registered as webhook endpoints, such as `http://127.0.0.1:9000`. */
  readonly webhookReceivers: readonly string[];
  /** How often payments may be tried before a 429. */
  readonly paymentLimits: PaymentLimits;
  /** When calls to a gateway that fails are stopped. */
  readonly breaker: BreakerLimits;
  /** How calls to a gateway are made again. */
  readonly retry: RetryLimits;
  /** Refunds above this many minor units need a second member of the staff. */
  readonly refundApprovalAbove: bigint;
  /** `live` takes no test card. */
  readonly paymentMode: 'test' | 'live';
  /** The app listens on https, so cookies are `Secure` and browsers are told to stay on https. */
  readonly https: boolean;
}

/**
 * A shop as it starts. A scanner signs in wrongly on purpose, so the wait is short; PCI DSS 4.0.1, 8.3.4 wants
 * `{failures: 10, windowSeconds: 1800}` in production.
 */
export const defaultSettings: ShopSettings = {
  loginLimit: { failures: 20, windowSeconds: 60 },
  idleSeconds: 15 * 60,
  sessionSeconds: 60 * 60,
  cardFields: 'frame',
  returnOrigins: ['https://app.leaf-and-kettle.example'],
  trustedOrigins: ['https://app.leaf-and-kettle.example'],
  webhookReceivers: [],
  // One scanner on loopback is let be; whoever tries cards out is not.
  paymentLimits: {
    address: { points: 500, seconds: 1 },
    addressDeclines: { points: 100, seconds: 60 },
    accountDeclines: { points: 20, seconds: 60 },
    cardDeclines: { points: 40, seconds: 60 },
  },
  breaker: breakerLimits,
  retry: retryLimits,
  refundApprovalAbove: 500_000n,
  paymentMode: 'test',
  https: false,
};
