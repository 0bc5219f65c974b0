import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, readPayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';

/** A refund of a negative amount must change nothing. */
export const negativeRefund: Attack = {
  rule: {
    id: 'pay/negative-refund',
    title: 'A refund of a negative amount is booked',
    what: 'A refund below zero changes what the payment shows as refunded or captured.',
    why: 'The card is charged once more, or the refunded sum is lowered so that it can be refunded again.',
    fix: 'Refuse refunds below one minor unit.',
    level: 'error',
    securitySeverity: 8,
    cwe: [839, 1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-05'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'pay');
  const part = payment.captured / 2n;
  await refundHonestly(fixture, actor, payment, part);
  const before = await readPayment(fixture, actor, payment.id);
  const values = { payment: payment.id, amount: amountValue(fixture.profile, -part) };
  await fixture.attempt({ actor, role: 'refund', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  // An amount whose sign is dropped is an ordinary refund.
  if (after.refunded >= before.refunded && after.captured <= before.captured) return { verdict: 'held' };
  return violation(fixture, {
    message: `A refund of ${amountText(fixture, -part)} changed the refunded sum from ${amountText(fixture, before.refunded)} to ${amountText(fixture, after.refunded)}.`,
    place: { role: 'refund', parameter: 'amount' },
    money: { kind: 'created', amount: before.refunded - after.refunded },
    states: {
      'refunded before': amountText(fixture, before.refunded),
      'refunded after': amountText(fixture, after.refunded),
      captured: amountText(fixture, after.captured),
    },
  });
}
