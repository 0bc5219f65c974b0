import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { CHALLENGE_ROLES, openChallengedPayment } from '../../challenged-payment.ts';
import type { Fixture } from '../../fixture.ts';
import { readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** Confirming a payment must not take the client's word for the challenge. */
export const confirmedWithoutChallenge: Attack = {
  rule: {
    id: 'pay/confirmed-without-challenge',
    title: 'A payment is confirmed without its challenge',
    what: 'The request that goes on with a payment after the challenge makes it paid although there was none.',
    why: 'Whoever sends the request passes 3-D Secure, with any card; the liability stays with the merchant.',
    fix: 'Ask the gateway for the payment’s state when it is confirmed; never read the outcome from the client.',
    level: 'error',
    securitySeverity: 9,
    cwe: [345, 602],
    owasp: ['A07:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TDS-02'],
  roles: [[...CHALLENGE_ROLES, { role: 'confirm', values: ['payment'] }]],
  needs: ['states.paid', 'methods.ok', 'methods.sca'],
  run: (context) => confirmed(context, bare, withStatus),
};

async function bare(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, {});
}

async function withStatus(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, { status: fixture.profile.states.paid[0] ?? '' });
}

async function attack(fixture: Fixture, tampering: Readonly<Record<string, string>>): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const { order, payment } = await openChallengedPayment(fixture, actor);
  const before = await readOrder(fixture, actor, order.id);
  await fixture.attempt({ actor, role: 'confirm', values: { payment }, tampering });
  const after = await readBack(fixture, () => readOrder(fixture, actor, order.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, order.total)} became ${after.status} when its payment was confirmed without the challenge.`,
    place: { role: 'confirm', ...('status' in tampering && { parameter: 'status' }) },
    states: { 'order before': before.status, 'order after': after.status },
  });
}
