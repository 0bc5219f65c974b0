import { changesOf, mayTakeEffect, rise } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** No order of steps may capture more than was authorised. */
export const exploredCaptureExceedsAuthorization: Invariant = {
  rule: {
    id: 'pay/explored-capture-exceeds-authorization',
    title: 'A sequence of steps captures more than was authorised',
    what: 'After some sequence of requests more of a payment is captured than its cardholder agreed to.',
    why: 'Customers are charged what they never approved; the shop books money that it will not get.',
    fix: 'Check the sum of all captures against the authorised amount in the transaction that books the capture, with the payment locked.',
    level: 'error',
    securitySeverity: 8.6,
    cwe: [1284, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['cap.over', 'cap.double'],
  examples: {
    violating: paymentExample({ role: 'capture', mutation: 'excess', asked: [1300n] }, {}, { captured: 1300n }),
    clean: paymentExample({ role: 'capture', asked: [1000n] }, {}, { captured: 1000n }),
  },
  check(transition) {
    if (transition.area !== 'payment' || !mayTakeEffect(transition) || transition.before.canceled) return undefined;
    const { amount, captured } = transition.after;
    if (captured <= amount || rise(changesOf(transition).captured) <= 0n) return undefined;
    return { what: 'captured more than was authorised', figures: { authorised: amount, captured } };
  },
};
