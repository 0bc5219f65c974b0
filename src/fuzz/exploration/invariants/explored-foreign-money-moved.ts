import { isOverdrawn, mayTakeEffect, rise, riseInAll } from '../effects.ts';
import { walletExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** Nobody may take money out of the wallet of somebody else. */
export const exploredForeignMoneyMoved: Invariant = {
  rule: {
    id: 'pay/explored-foreign-money-moved',
    title: 'A sequence of steps takes money out of a stranger’s wallet',
    what: 'After some sequence of requests of one customer the wallet of another holds less.',
    why: 'Whoever knows the name of a wallet can empty it.',
    fix: 'Debit only the wallet of the session’s own account, and refuse amounts below one.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [639, 1284],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['flow.self_transfer'],
  examples: {
    violating: walletExample(
      { role: 'transfer', mutation: 'negative', asked: [-300n] },
      { before: 500n, after: 800n },
      { before: 900n, after: 600n },
    ),
    clean: walletExample(
      { role: 'transfer', asked: [300n] },
      { before: 500n, after: 200n },
      { before: 900n, after: 1200n },
    ),
  },
  check(transition) {
    if (transition.area !== 'wallet' || !mayTakeEffect(transition) || isOverdrawn(transition)) return undefined;
    const { own, other } = transition;
    if (other === undefined || riseInAll(transition) !== 0n || rise(other) >= 0n) return undefined;
    const what = 'took money out of the wallet of another customer';
    return { what, figures: { taken: -rise(other), 'own balance after': own.after } };
  },
};
