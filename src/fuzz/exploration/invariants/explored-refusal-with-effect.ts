import { hasEffect } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** What is refused must not happen. */
export const exploredRefusalWithEffect: Invariant = {
  rule: {
    id: 'pay/explored-refusal-with-effect',
    title: 'A refused request moves money',
    what: 'After some sequence of requests one that the app answers with a client’s error moves money all the same.',
    why: 'The client takes the payment for failed and pays again, or nobody ever looks for the money.',
    fix: 'Book in the transaction that decides, and roll it back wherever the answer is a refusal.',
    level: 'error',
    securitySeverity: 8.1,
    cwe: [841, 696],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: [],
  examples: {
    violating: paymentExample(
      { role: 'refund', answer: 'refused', asked: [300n] },
      { captured: 1000n },
      { captured: 1000n, refunded: 300n },
    ),
    clean: paymentExample(
      { role: 'refund', answer: 'refused', asked: [300n] },
      { captured: 1000n },
      { captured: 1000n },
    ),
  },
  check(transition) {
    if (transition.area === 'payment' && transition.foreign) return undefined;
    if (transition.answer !== 'refused' || transition.repeated || !hasEffect(transition)) return undefined;
    return { what: 'was refused and moved money all the same', figures: {} };
  },
};
