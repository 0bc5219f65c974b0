import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { CHALLENGE_ROLES, openChallengedPayment } from '../../challenged-payment.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { captureInFull, makePayment, readPayment } from '../../payments.ts';

/** A payment must not be captured before it was authorised. */
export const captureBeforeConfirmation: Attack = {
  rule: {
    id: 'pay/capture-before-confirmation',
    title: 'A payment is captured before it is confirmed',
    what: 'A capture is booked for a payment that still waits for its cardholder.',
    why: 'The books show money that the bank never granted, and the goods leave.',
    fix: 'Capture only from the state in which the payment is authorised, as the gateway reports it.',
    level: 'error',
    securitySeverity: 8,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-03'],
  roles: [[...CHALLENGE_ROLES, { role: 'authorize', out: ['id'] }, { role: 'capture', values: ['payment', 'amount'] }]],
  needs: ['states.paid', 'methods.ok', 'methods.sca'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await captureInFull(fixture, actor, await makePayment(fixture, actor, 'authorize'));
  const { payment, order, state } = await openChallengedPayment(fixture, actor);
  const values = { payment, amount: amountValue(profile, order.total) };
  await fixture.attempt({ actor, role: 'capture', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
  if (after.captured <= 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `${amountText(fixture, after.captured)} were captured of a payment that still waited for its cardholder.`,
    place: { role: 'capture' },
    money: { kind: 'moved', amount: after.captured },
    states: {
      'payment before': state.status,
      'payment after': after.status,
      captured: amountText(fixture, after.captured),
    },
  });
}
