import type { Movement } from '../vendor-books.ts';
import type { StripeAccount } from './account.ts';

/** Notes what was done with money, for whoever checks the shop's books against the gateway's. */
export function noteMovement(
  account: StripeAccount,
  kind: Movement['kind'],
  ref: string,
  {
    paymentIntent,
    amount,
    currency,
  }: { readonly paymentIntent: string; readonly amount: bigint; readonly currency: string },
): void {
  account.movements.push({
    provider: 'stripe',
    kind,
    ref,
    payment_ref: paymentIntent,
    amount,
    currency: currency.toUpperCase(),
    created: account.context.clock.now(),
  });
}
