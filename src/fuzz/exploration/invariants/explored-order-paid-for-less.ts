import { orderExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** An order is paid when its whole total is covered. */
export const exploredOrderPaidForLess: Invariant = {
  rule: {
    id: 'pay/explored-order-paid-for-less',
    title: 'A sequence of steps has an order paid for less than it costs',
    what: 'After some sequence of requests an order counts as paid while its payments come to less than its total.',
    why: 'Goods leave the house for less than they cost, or for nothing.',
    fix: 'Compare amount, currency and order of the payment with the order, on the server, before it counts as paid; never take the client’s word.',
    level: 'error',
    securitySeverity: 9.1,
    cwe: [841, 345],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['flow.success_url', 'flow.pi_replay'],
  examples: {
    violating: orderExample({ role: 'successPage', mutation: 'client-field' }, {}, { paid: true }),
    clean: orderExample({ role: 'pay' }, {}, { paid: true, covered: 1000n, captured: 1000n }),
  },
  check(transition) {
    if (transition.area !== 'order') return undefined;
    const { before, after } = transition;
    if (before.paid || !after.paid || after.covered >= after.total) return undefined;
    const what = 'had an order count as paid whose payments do not cover it';
    return { what, figures: { total: after.total, 'paid for it': after.covered } };
  },
};
