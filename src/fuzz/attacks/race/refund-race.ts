import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, type PaymentState, readPayment } from '../../payments.ts';

/** Parallel full refunds of one payment must take effect once. */
export const refundRace: Attack = {
  rule: {
    id: 'pay/refund-race',
    title: 'Parallel refunds pass the same check',
    what: 'Refunds of one payment that arrive at the same moment are all checked before any of them is booked.',
    why: 'Who sends a refund several times at once is paid several times.',
    fix: 'Check and book in one transaction with the payment row locked, or let a constraint on the sum of refunds refuse.',
    level: 'error',
    securitySeverity: 9,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-03'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'pay');
  const values = { payment: payment.id, amount: amountValue(profile, payment.captured) };
  const read = (): Promise<PaymentState> => readPayment(fixture, actor, payment.id);
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor, role: 'refund', values })),
    async judge(): Promise<Outcome> {
      const once = (state: PaymentState): boolean => state.refunded >= payment.captured;
      await awaitEffect(fixture, read, once, 'refund: none of the parallel refunds took effect');
      const { refunded } = await readBack(fixture, read);
      if (refunded <= payment.captured) return { verdict: 'held' };
      const captured = moneyText(money(payment.captured, profile.money.currency));
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel refunds took effect: refunded more than the ${captured} captured.`,
        place: { role: 'refund', parameter: 'amount' },
        money: { kind: 'created', amount: payment.captured },
        states: { captured, 'refunded after parallel refunds': `more than ${captured}` },
        varying: { refunded: moneyText(money(refunded, profile.money.currency)) },
      });
    },
  };
}
