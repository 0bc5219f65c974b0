import { hasEffect } from '../effects.ts';
import { walletExample } from '../example-transitions.ts';
import type { Invariant } from '../invariant.ts';

/** One idempotency key must have one effect. */
export const exploredKeyEffectRepeated: Invariant = {
  rule: {
    id: 'pay/explored-key-effect-repeated',
    title: 'One idempotency key has two effects',
    what: 'After some sequence of requests one that is sent again with its idempotency key moves money again.',
    why: 'A client that repeats a request after a lost answer, as it should, pays twice.',
    fix: 'Keep each key with the account, the operation and a hash of the parameters, in the transaction that moves the money; answer a repetition from what was kept.',
    level: 'error',
    securitySeverity: 8.6,
    cwe: [837, 694],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  defects: ['idem.ignored', 'idem.params_not_compared'],
  examples: {
    violating: walletExample(
      { role: 'topUp', mutation: 'repeated-key', repeated: true },
      { before: 300n, after: 600n },
    ),
    clean: walletExample({ role: 'topUp', mutation: 'repeated-key', repeated: true }, { before: 300n, after: 300n }),
  },
  check(transition) {
    if (transition.area === 'payment' && transition.foreign) return undefined;
    if (!transition.repeated || !hasEffect(transition)) return undefined;
    return { what: 'with the idempotency key of an earlier request, moved money again', figures: {} };
  },
};
