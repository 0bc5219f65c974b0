import { changesOf, mayTakeEffect, rise } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** What was given up must not be captured. */
export const exploredCanceledPaymentCaptured: Invariant = {
  rule: {
    id: 'pay/explored-canceled-payment-captured',
    title: 'A sequence of steps captures a cancelled payment',
    what: 'After some sequence of requests money is captured of a payment that was cancelled.',
    why: 'The customer was told that nothing will be charged, and is charged.',
    fix: 'Let only authorised payments be captured, decided in the transaction that books the capture.',
    level: 'error',
    securitySeverity: 8.1,
    cwe: [841, 672],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['cap.after_cancel'],
  examples: {
    violating: paymentExample(
      { role: 'capture', asked: [300n] },
      { canceled: true },
      { captured: 300n, canceled: true },
    ),
    clean: paymentExample(
      { role: 'capture', answer: 'refused', asked: [300n] },
      { canceled: true },
      { canceled: true },
    ),
  },
  check(transition) {
    if (transition.area !== 'payment' || !mayTakeEffect(transition) || !transition.before.canceled) return undefined;
    const { captured } = changesOf(transition);
    if (rise(captured) <= 0n) return undefined;
    return { what: 'captured a payment that was cancelled', figures: { captured: captured.after } };
  },
};
