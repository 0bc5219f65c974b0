import { stripeSignature } from './stripe-webhook.ts';
import type { WireRequest } from './wire.ts';

const TOLERANCE_SECONDS = 300;

/** Was an event signed with the secret, no longer ago than Stripe allows? @param now milliseconds since the epoch */
export function isGenuineEvent({ headers, body = '' }: WireRequest, secret: string, now: number): boolean {
  const signature = headers['stripe-signature'] ?? '';
  const time = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/u.exec(signature)?.[1]);
  if (secret === '' || Number.isNaN(time) || now / 1000 - time > TOLERANCE_SECONDS) return false;
  return signature === stripeSignature(body, secret, time);
}
