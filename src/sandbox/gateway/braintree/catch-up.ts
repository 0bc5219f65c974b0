import { advance, dueOf, settle } from './advance.ts';
import type { BraintreeState } from './braintree-state.ts';
import { expireDispute } from './dispute.ts';

/** Does what the passing of time does: authorizations expire, submitted transactions settle, disputes run out. */
export function catchUp(state: BraintreeState): void {
  const now = state.context.clock.now().getTime();
  if (now < state.nextDue) return;
  state.nextDue = Number.POSITIVE_INFINITY;
  for (const transaction of Array.from(state.transactions.values())) {
    const due = dueOf(transaction);
    if (due === undefined) continue;
    if (due > now) state.nextDue = Math.min(state.nextDue, due);
    else if (transaction.status === 'authorized') advance(state, transaction, 'authorization_expired', new Date(due));
    else settle(state, transaction, new Date(due));
  }
  for (const dispute of Array.from(state.disputes.values())) {
    const due = dispute.replyBy.getTime();
    if (dispute.status !== 'open') continue;
    if (due > now) state.nextDue = Math.min(state.nextDue, due);
    else expireDispute(state, dispute);
  }
}
