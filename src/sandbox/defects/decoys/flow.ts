import type { Decoy } from '../decoy.ts';

/** The decoys of this family. */
export type FlowDecoyId =
  | 'flow.order_before_pay'
  | 'flow.quote_moved'
  | 'flow.same_key_in_two_objects'
  | 'flow.payout_twice_to_one'
  | 'flow.wallet_emptied';

/** Steps and movements of money that look wrong and are right. */
export const flowDecoys: readonly Decoy<FlowDecoyId>[] = [
  {
    id: 'flow.order_before_pay',
    title: 'An order changes after the checkout',
    place: 'POST /api/orders/{id}/items',
    looksLike: 'flow.cart_after_pay',
    why: 'No payment has begun yet, and the total grows with the line; from the payment on it is refused.',
  },
  {
    id: 'flow.quote_moved',
    title: 'Two quotes for one order differ',
    place: 'POST /api/quotes',
    looksLike: 'flow.quote_expired',
    why: 'The rates move with the hour; each quote holds for its own quarter of an hour only.',
  },
  {
    id: 'flow.same_key_in_two_objects',
    title: 'A body names the same field several times',
    place: 'POST /api/payouts',
    looksLike: 'flow.dup_keys',
    why: 'Each time in an object of its own, so that every value counts for itself.',
  },
  {
    id: 'flow.payout_twice_to_one',
    title: 'A payout credits one wallet twice',
    place: 'POST /api/payouts',
    looksLike: 'flow.bulk_negative',
    why: 'Both lines are positive and the sum of all is debited.',
  },
  {
    id: 'flow.wallet_emptied',
    title: 'A transfer takes a wallet to zero',
    place: 'POST /api/wallet/transfers',
    looksLike: 'flow.balance_race',
    why: 'The whole balance may be sent; the next transfer is refused.',
  },
];
