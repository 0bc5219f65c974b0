import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, type Payment, readPayment } from '../../payments.ts';

/** All refunds of a payment together must not exceed what was captured. */
export const refundExceedsCapture: Attack = {
  rule: {
    id: 'pay/refund-exceeds-capture',
    title: 'Refunds exceed the captured amount',
    what: 'The app refunds more of a payment than was captured, in one refund or in several together.',
    why: 'Every payment becomes a machine that pays out more than it took in.',
    fix: 'Check the sum of all refunds against the captured amount in the transaction that books the refund, with the payment locked.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [1284, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-01', 'RFD-02'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  run: (context) => confirmed(context, severalRefunds, oneRefund),
};

async function severalRefunds(fixture: Fixture): Promise<Outcome> {
  const payment = await makePayment(fixture, await fixture.actor('alice'), 'pay');
  const part = (payment.captured * 6n) / 10n;
  await refundHonestly(fixture, payment, part);
  return attack(fixture, payment, part);
}

async function oneRefund(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const control = await makePayment(fixture, alice, 'pay');
  await refundHonestly(fixture, control, control.captured);
  const payment = await makePayment(fixture, alice, 'pay');
  return attack(fixture, payment, payment.captured + 211n);
}

async function refundHonestly(fixture: Fixture, payment: Payment, amount: bigint): Promise<void> {
  const actor = await fixture.actor('alice');
  const values = { payment: payment.id, amount: amountValue(fixture.profile, amount) };
  await fixture.step({ actor, role: 'refund', values });
  const read = async (): Promise<bigint> => (await readPayment(fixture, actor, payment.id)).refunded;
  await awaitEffect(fixture, read, (refunded) => refunded === amount, 'refund: the payment read back does not show it');
}

async function attack(fixture: Fixture, payment: Payment, amount: bigint): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const before = await readPayment(fixture, actor, payment.id);
  const values = { payment: payment.id, amount: amountValue(fixture.profile, amount) };
  await fixture.attempt({ actor, role: 'refund', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  if (after.refunded <= payment.captured) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, fixture.profile.money.currency));
  return violation(fixture, {
    message: `The app refunded ${text(after.refunded)} of ${text(payment.captured)} captured.`,
    place: { role: 'refund', parameter: 'amount' },
    money: { kind: 'created', amount: after.refunded - payment.captured },
    states: {
      captured: text(payment.captured),
      'refunded before': text(before.refunded),
      'refunded after': text(after.refunded),
    },
  });
}
