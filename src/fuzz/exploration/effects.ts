import type { Change, PaymentTransition, Transition, WalletTransition } from './transition.ts';

/** By how much a figure rose. */
export function rise({ before, after }: Change): bigint {
  return after - before;
}

/** A payment's figures as changes. */
export function changesOf({ before, after }: PaymentTransition): {
  readonly captured: Change;
  readonly refunded: Change;
} {
  return {
    captured: { before: before.captured, after: after.captured },
    refunded: { before: before.refunded, after: after.refunded },
  };
}

/** Did a step move money, or end a payment? Carts and orders hold none. */
export function hasEffect(transition: Transition): boolean {
  if (transition.area === 'wallet') {
    const { own, other } = transition;
    return rise(own) !== 0n || (other !== undefined && rise(other) !== 0n);
  }
  if (transition.area !== 'payment') return false;
  const { captured, refunded } = changesOf(transition);
  return rise(captured) !== 0n || rise(refunded) !== 0n || transition.before.canceled !== transition.after.canceled;
}

/** Is it only its figures that can be wrong: not refused, no repetition, no stranger's request? */
export function mayTakeEffect(transition: WalletTransition | PaymentTransition): boolean {
  const foreign = transition.area === 'payment' && transition.foreign;
  return transition.answer !== 'refused' && !transition.repeated && !foreign;
}

/** Has a wallet sunk below what it may hold, by this step? */
export function isOverdrawn({ own, other, floor }: WalletTransition): boolean {
  return [own, other].some((change) => change !== undefined && change.after < floor && change.after < change.before);
}

/** By how much all wallets together rose. */
export function riseInAll({ own, other }: WalletTransition): bigint {
  return rise(own) + (other === undefined ? 0n : rise(other));
}

/** By how much they may rise. */
export function lawfulRises({ role, asked }: WalletTransition): readonly bigint[] {
  return role === 'topUp' ? [0n, ...asked.filter((amount) => amount > 0n)] : [0n];
}
