import { isOverdrawn, mayTakeEffect } from '../effects.ts';
import { walletExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** No order of steps may take a wallet below its floor. */
export const exploredBalanceBelowFloor: Invariant = {
  rule: {
    id: 'pay/explored-balance-below-floor',
    title: 'A sequence of steps overdraws a wallet',
    what: 'After some sequence of requests a wallet holds less than the lowest balance that the profile allows.',
    why: 'What was never paid in can be spent.',
    fix: 'Check the balance and book in one transaction with the wallet row locked, and forbid balances below the floor by a constraint.',
    level: 'error',
    securitySeverity: 9.3,
    cwe: [841, 1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: [],
  examples: {
    violating: walletExample(
      { role: 'transfer', mutation: 'excess', asked: [600n] },
      { before: 500n, after: -100n },
      { before: 0n, after: 600n },
    ),
    clean: walletExample({ role: 'transfer', asked: [500n] }, { before: 500n, after: 0n }, { before: 0n, after: 500n }),
  },
  check(transition) {
    if (transition.area !== 'wallet' || !mayTakeEffect(transition) || !isOverdrawn(transition)) return undefined;
    const { own, other } = transition;
    const left = other !== undefined && other.after < own.after ? other.after : own.after;
    return {
      what: 'took a wallet below its floor',
      figures: { 'lowest balance allowed': transition.floor, 'balance after': left },
    };
  },
};
