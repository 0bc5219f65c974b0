import { checkoutExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** An order must cost what its lines come to. */
export const exploredOrderTotalWrong: Invariant = {
  rule: {
    id: 'pay/explored-order-total-wrong',
    title: 'An order costs another sum than its lines',
    what: 'After some sequence of changes to a cart its order costs something that no lawful reading of the requests comes to.',
    why: 'Customers choose what they pay.',
    fix: 'Compute the total on the server, exactly, from its own prices and from quantities that are whole and positive.',
    level: 'error',
    securitySeverity: 8.6,
    cwe: [682, 1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['pay.price.client_trusted', 'pay.qty.negative', 'pay.qty.fraction', 'pay.extra.negative'],
  examples: {
    violating: checkoutExample({ role: 'checkout', mutation: 'negative' }, { total: 400n, lawful: [1000n] }),
    clean: checkoutExample({ role: 'checkout', mutation: 'negative' }, { total: 1000n, lawful: [1000n, 1600n] }),
  },
  check(transition) {
    if (transition.area !== 'checkout') return undefined;
    const { total, lawful, discounted, couponSpent } = transition;
    if (lawful.length === 0 || lawful.includes(total)) return undefined;
    const highest = lawful.reduce((most, one) => (one > most ? one : most));
    const lowered = total >= 0n && total < highest;
    if (lowered && (discounted || couponSpent)) return undefined;
    return {
      what: 'made an order of another total than its lines come to',
      figures: { 'lines come to': highest, total },
    };
  },
};
