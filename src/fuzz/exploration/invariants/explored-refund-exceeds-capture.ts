import { changesOf, mayTakeEffect, rise } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
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
    violating: paymentExample(
      { role: 'refund', mutation: 'excess', asked: [300n] },
      { captured: 1000n, refunded: 900n },
      { captured: 1000n, refunded: 1200n },
    ),
    clean: paymentExample(
      { role: 'refund', asked: [300n] },
      { captured: 1000n, refunded: 700n },
      { captured: 1000n, refunded: 1000n },
    ),
  },
  check(transition) {
    if (transition.area !== 'payment' || !mayTakeEffect(transition)) return undefined;
    const { captured, refunded } = transition.after;
    if (refunded <= captured || rise(changesOf(transition).refunded) <= 0n) return undefined;
    return { what: 'refunded more than was captured', figures: { captured, refunded } };
  },
};
