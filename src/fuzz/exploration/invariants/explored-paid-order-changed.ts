import { orderExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** A paid order must stay what was paid for. */
export const exploredPaidOrderChanged: Invariant = {
  rule: {
    id: 'pay/explored-paid-order-changed',
    title: 'A sequence of steps changes an order after its payment',
    what: 'After some sequence of requests the total of an order has changed since it was paid, and it still counts as paid.',
    why: 'Goods are added after the money was counted.',
    fix: 'Freeze an order when its payment begins, and check the version of the order when the payment comes in.',
    level: 'error',
    securitySeverity: 8.1,
    cwe: [367, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['flow.cart_after_pay'],
  examples: {
    violating: orderExample(
      { role: 'orderAddItem' },
      { paid: true, covered: 1000n, captured: 1000n },
      { total: 1500n, paid: true, covered: 1000n, captured: 1000n },
    ),
    clean: orderExample({ role: 'orderAddItem' }, {}, { total: 1500n }),
  },
  check(transition) {
    if (transition.area !== 'order') return undefined;
    const { before, after } = transition;
    if (!before.paid || !after.paid || before.total === after.total) return undefined;
    const what = 'changed the total of an order that was paid';
    return { what, figures: { 'total when paid': before.total, 'total after': after.total, captured: after.captured } };
  },
};
