import { checkoutExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** A coupon that holds once must hold once. */
export const exploredCouponReused: Invariant = {
  rule: {
    id: 'pay/explored-coupon-reused',
    title: 'A sequence of steps redeems a coupon again',
    what: 'After some sequence of requests a coupon that holds once for each customer lowers a second order.',
    why: 'One coupon pays for any number of orders.',
    fix: 'Record the redemption in the transaction that makes the order, with a unique key of coupon and customer.',
    level: 'error',
    securitySeverity: 7.1,
    cwe: [837, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['pay.coupon.reuse'],
  examples: {
    violating: checkoutExample(
      { role: 'checkout', mutation: 'coupon' },
      { total: 900n, lawful: [1000n], couponSpent: true },
    ),
    clean: checkoutExample({ role: 'checkout' }, { total: 900n, lawful: [1000n], discounted: true }),
  },
  check(transition) {
    if (transition.area !== 'checkout') return undefined;
    const { total, lawful, couponSpent } = transition;
    if (!couponSpent || lawful.length === 0 || total < 0n || lawful.some((one) => one <= total)) return undefined;
    const lowest = lawful.reduce((least, one) => (one < least ? one : least));
    return { what: 'made an order cheaper by a coupon that was used up', figures: { 'lines come to': lowest, total } };
  },
};
