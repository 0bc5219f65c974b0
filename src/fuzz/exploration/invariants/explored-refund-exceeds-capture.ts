import { changesOf, mayTakeEffect, rise } from '../effects.ts';
import type { Invariant } from '../invariant.ts';

/** No order of steps may refund more than was captured. */
export const exploredRefundExceedsCapture: Invariant = {
  rule: {
    id: 'pay/explored-refund-exceeds-capture',
    title: 'A sequence of steps refunds more than was captured',
    what: 'After some sequence of requests more of a payment is refunded than was ever captured of it.',
    why: 'Every payment becomes a machine that pays out more than it took in.',
    fix: 'Check the sum of all refunds against what was captured in the transaction that books the refund, with the payment locked.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [1284, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['ref.over', 'ref.unsettled'],
  examples: {
    violating: {
      area: 'payment',
      role: 'refund',
      mutation: 'excess',
      answer: 'accepted',
      repeated: false,
      honest: false,
      asked: [300n],
      foreign: false,
      before: { amount: 1000n, captured: 1000n, refunded: 900n, canceled: false },
      after: { amount: 1000n, captured: 1000n, refunded: 1200n, canceled: false },
    },
    clean: {
      area: 'payment',
      role: 'refund',
      mutation: 'none',
      answer: 'accepted',
      repeated: false,
      honest: true,
      asked: [300n],
      foreign: false,
      before: { amount: 1000n, captured: 1000n, refunded: 700n, canceled: false },
      after: { amount: 1000n, captured: 1000n, refunded: 1000n, canceled: false },
    },
  },
  check(transition) {
    if (transition.area !== 'payment' || !mayTakeEffect(transition)) return undefined;
    const { captured, refunded } = transition.after;
    if (refunded <= captured || rise(changesOf(transition).refunded) <= 0n) return undefined;
    return { what: 'refunded more than was captured', figures: { captured, refunded } };
  },
};
