import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { CHALLENGE_ROLES, openChallengedPayment, payWithChallenge } from '../../challenged-payment.ts';
import type { Fixture } from '../../fixture.ts';
import { readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** The client must not exempt its own payment from the challenge. */
export const challengeExemptedByClient: Attack = {
  rule: {
    id: 'pay/challenge-exempted-by-client',
    title: 'The client exempts its payment from the challenge',
    what: 'A field of the request (merchant-initiated, off-session, exemption) makes the challenge disappear.',
    why: 'Stolen cards are charged without 3-D Secure, and the merchant carries the loss.',
    fix: 'Set exemptions on the server only, and refuse the field.',
    level: 'error',
    securitySeverity: 8,
    cwe: [602, 915],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TDS-04'],
  roles: [[...CHALLENGE_ROLES, { role: 'payWith', fields: ['exempt'] }]],
  needs: ['states.paid', 'methods.ok', 'methods.sca'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const control = await openChallengedPayment(fixture, actor);
  const exempted = await payWithChallenge(fixture, actor, { exempt: true });
  if (exempted === undefined) return { verdict: 'held' };
  const after = await readBack(fixture, () => readOrder(fixture, actor, exempted.order.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `A payment of ${amountText(fixture, exempted.order.total)} skipped the challenge of its card because the client asked for an exemption.`,
    place: { role: 'payWith', parameter: 'exempt' },
    states: { 'payment without the field': control.state.status, 'payment with it': exempted.state.status },
  });
}
