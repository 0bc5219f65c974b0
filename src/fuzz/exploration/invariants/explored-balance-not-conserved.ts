import { isOverdrawn, lawfulRises, mayTakeEffect, riseInAll } from '../effects.ts';
import { walletExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** Wallets together may rise only by what is paid in. */
export const exploredBalanceNotConserved: Invariant = {
  rule: {
    id: 'pay/explored-balance-not-conserved',
    title: 'A sequence of steps makes or destroys money',
    what: 'After some sequence of requests the wallets together hold more, or less, than what was paid in.',
    why: 'Money is made out of nothing, or customers lose theirs.',
    fix: 'Book both sides of every movement in one transaction whose entries add up to zero, with the amount that was checked.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [841, 682],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['flow.self_transfer'],
  examples: {
    violating: walletExample({ role: 'transfer', mutation: 'other-account' }, { before: 500n, after: 800n }),
    clean: walletExample({ role: 'topUp', asked: [300n] }, { before: 500n, after: 800n }),
  },
  check(transition) {
    if (transition.area !== 'wallet' || !mayTakeEffect(transition) || isOverdrawn(transition)) return undefined;
    const risen = riseInAll(transition);
    if (lawfulRises(transition).includes(risen)) return undefined;
    const what = 'changed what all wallets hold by what nobody paid in';
    return { what, figures: { 'all wallets rose by': risen } };
  },
};
