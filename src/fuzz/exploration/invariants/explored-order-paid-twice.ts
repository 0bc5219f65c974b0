import { orderExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** An order is paid once. */
export const exploredOrderPaidTwice: Invariant = {
  rule: {
    id: 'pay/explored-order-paid-twice',
    title: 'A sequence of steps charges an order twice',
    what: 'After some sequence of requests more is captured for an order than it costs.',
    why: 'Customers pay twice for one thing.',
    fix: 'Let a unique key of order and live payment refuse a second payment, in the transaction that begins it.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [837, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: [],
  examples: {
    violating: orderExample(
      { role: 'pay' },
      { paid: true, covered: 1000n, captured: 1000n },
      { paid: true, covered: 2000n, captured: 2000n },
    ),
    clean: orderExample(
      { role: 'pay', answer: 'refused' },
      { paid: true, covered: 1000n, captured: 1000n },
      { paid: true, covered: 1000n, captured: 1000n },
    ),
  },
  check(transition) {
    if (transition.area !== 'order') return undefined;
    const { before, after } = transition;
    if (after.captured <= after.total || after.captured <= before.captured || before.total !== after.total)
      return undefined;
    const what = 'captured more for an order than it costs';
    return { what, figures: { total: after.total, captured: after.captured } };
  },
};
