import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { CHALLENGE_ROLES, payWithChallenge } from '../../challenged-payment.ts';
import type { Fixture } from '../../fixture.ts';
import { readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** A payment that waits for the cardholder's challenge must not count as made. */
export const challengeSkipped: Attack = {
  rule: {
    id: 'pay/challenge-skipped',
    title: 'A payment that waits for its cardholder counts as made',
    what: 'An order becomes paid although the 3-D Secure challenge of its payment was never answered.',
    why: 'The bank never pays: whoever breaks the challenge off gets the goods for nothing, and stolen cards work.',
    fix: 'Treat every state of the gateway’s but “succeeded” as not paid.',
    level: 'error',
    securitySeverity: 9,
    cwe: [304, 841],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TDS-01'],
  roles: [CHALLENGE_ROLES],
  needs: ['states.paid', 'methods.ok', 'methods.sca'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const challenged = await payWithChallenge(fixture, actor);
  if (challenged === undefined) return { verdict: 'held' };
  const { order, state } = challenged;
  const after = await readBack(fixture, () => readOrder(fixture, actor, order.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, order.total)} became ${after.status} without the challenge that its card demands.`,
    place: { role: 'payWith', parameter: 'method' },
    states: { order: after.status, payment: state.status },
  });
}
