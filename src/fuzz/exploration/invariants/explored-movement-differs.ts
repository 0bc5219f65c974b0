import { changesOf, hasEffect, isOverdrawn, mayTakeEffect, rise, riseInAll } from '../effects.ts';
import { paymentExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** What moves must be what was asked for. */
export const exploredMovementDiffers: Invariant = {
  rule: {
    id: 'pay/explored-movement-differs',
    title: 'Another amount moves than was asked for',
    what: 'A request that names one amount moves another, or moves a figure that it has nothing to do with.',
    why: 'Limits are checked on one amount and money is moved by another.',
    fix: 'Parse the amount once, strictly, and use that very value for the check, for the gateway and for the booking.',
    level: 'error',
    securitySeverity: 8.1,
    cwe: [704, 682],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: [],
  examples: {
    violating: paymentExample(
      { role: 'refund', asked: [300n] },
      { captured: 1000n },
      { captured: 1000n, refunded: 400n },
    ),
    clean: paymentExample({ role: 'refund', asked: [300n] }, { captured: 1000n }, { captured: 1000n, refunded: 300n }),
  },
  check(transition) {
    if (transition.area !== 'wallet' && transition.area !== 'payment') return undefined;
    if (!mayTakeEffect(transition) || !hasEffect(transition)) return undefined;
    const what = 'moved another amount than it was asked for';
    if (transition.area === 'wallet') {
      const { other, asked } = transition;
      if (other === undefined || isOverdrawn(transition) || riseInAll(transition) !== 0n) return undefined;
      const moved = rise(other);
      return moved <= 0n || asked.includes(moved) ? undefined : { what, figures: { moved } };
    }
    const { before, after, role, asked } = transition;
    const { captured, refunded } = changesOf(transition);
    if (after.refunded > after.captured || after.captured > after.amount || before.canceled) return undefined;
    const [own, others] = role === 'refund' ? [rise(refunded), rise(captured)] : [rise(captured), rise(refunded)];
    // Giving up what is captured already may pay it back.
    const lawful = role === 'cancel' ? own === 0n : (own === 0n || (own > 0n && asked.includes(own))) && others === 0n;
    return lawful
      ? undefined
      : { what, figures: { 'captured moved by': rise(captured), 'refunded moved by': rise(refunded) } };
  },
};
