import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, readPayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';

/** What was never captured must not be refunded. */
export const uncapturedPaymentRefunded: Attack = {
  rule: {
    id: 'pay/uncaptured-payment-refunded',
    title: 'A payment is refunded that was never captured',
    what: 'A refund is booked for a payment that is only authorised, or was cancelled.',
    why: 'The shop pays money out that it never got.',
    fix: 'Refund up to the captured amount; give an authorisation up instead.',
    level: 'error',
    securitySeverity: 9,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-03', 'RFD-04'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'authorize', out: ['id'] },
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'status', 'captured', 'refunded'] },
    ],
  ],
  run: (context) =>
    context.profile.roles.cancel === undefined
      ? confirmed(context, authorized)
      : confirmed(context, authorized, canceled),
};

async function authorized(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, 'only authorised', async () => undefined);
}

async function canceled(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, 'cancelled', async (payment) => {
    await fixture.step({ actor: await fixture.actor('alice'), role: 'cancel', values: { payment } });
  });
}

async function attack(fixture: Fixture, what: string, prepare: (payment: string) => Promise<void>): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const control = await makePayment(fixture, actor, 'pay');
  await refundHonestly(fixture, actor, control, control.captured);
  const payment = await makePayment(fixture, actor, 'authorize');
  await prepare(payment.id);
  const values = { payment: payment.id, amount: amountValue(fixture.profile, payment.amount) };
  await fixture.attempt({ actor, role: 'refund', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  // Where a refund gives an authorisation up, no money moves; where it captures first, what it gives back was there.
  const voided = fixture.profile.states.canceled.includes(after.status) && what !== 'cancelled';
  if (after.refunded <= after.captured || voided) return { verdict: 'held' };
  return violation(fixture, {
    message: `The app refunded ${amountText(fixture, after.refunded)} of a payment that was ${what}: ${amountText(fixture, after.captured)} captured.`,
    place: { role: 'refund' },
    money: { kind: 'created', amount: after.refunded - after.captured },
    states: { captured: amountText(fixture, after.captured), refunded: amountText(fixture, after.refunded) },
  });
}
