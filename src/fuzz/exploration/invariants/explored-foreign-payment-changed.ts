import { changesOf, hasEffect, rise } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** Only its owner may change a payment. */
export const exploredForeignPaymentChanged: Invariant = {
  rule: {
    id: 'pay/explored-foreign-payment-changed',
    title: 'A sequence of steps changes a stranger’s payment',
    what: 'After some sequence of requests of one customer the payment of another is captured, refunded or cancelled.',
    why: 'Any customer can move the money of all others.',
    fix: 'Look payments up by their owner as well as by their id, in every operation.',
    level: 'error',
    securitySeverity: 9.1,
    cwe: [639, 862],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['authz.payment_write'],
  examples: {
    violating: paymentExample(
      { role: 'refund', mutation: 'other-account' },
      { captured: 1000n },
      { captured: 1000n, refunded: 300n },
    ),
    clean: paymentExample(
      { role: 'refund', mutation: 'other-account', answer: 'refused' },
      { captured: 1000n },
      { captured: 1000n },
    ),
  },
  check(transition) {
    if (transition.area !== 'payment' || !transition.foreign || !hasEffect(transition)) return undefined;
    const { captured, refunded } = changesOf(transition);
    const what = 'changed a payment of another customer';
    return { what, figures: { 'captured moved by': rise(captured), 'refunded moved by': rise(refunded) } };
  },
};
