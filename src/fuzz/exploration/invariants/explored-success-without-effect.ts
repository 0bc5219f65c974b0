import { hasEffect, mayTakeEffect } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** What is confirmed must have happened. */
export const exploredSuccessWithoutEffect: Invariant = {
  rule: {
    id: 'pay/explored-success-without-effect',
    title: 'A confirmed request moves no money',
    what: 'After some sequence of requests an honest one is answered with success, and what is read back does not show it.',
    why: 'The books of client and app part: one side believes in money that the other does not have.',
    fix: 'Answer with success only after the transaction that books it was committed; say 202 where it comes later.',
    level: 'warning',
    securitySeverity: 5.3,
    cwe: [841, 345],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: [],
  examples: {
    violating: paymentExample({ role: 'capture', asked: [300n] }, {}, {}),
    clean: paymentExample({ role: 'capture', asked: [300n] }, {}, { captured: 300n }),
  },
  check(transition) {
    if (transition.area !== 'wallet' && transition.area !== 'payment') return undefined;
    const { answer, honest } = transition;
    if (answer !== 'accepted' || !honest || !mayTakeEffect(transition) || hasEffect(transition)) return undefined;
    return { what: 'was answered with success and moved nothing', figures: {} };
  },
};
