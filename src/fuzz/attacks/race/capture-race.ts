import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, type PaymentState, readPayment } from '../../payments.ts';

/** Parallel captures of one authorisation must take effect once. */
export const captureRace: Attack = {
  rule: {
    id: 'pay/capture-race',
    title: 'Parallel captures pass the same check',
    what: 'Captures of one authorisation that arrive at the same moment are all checked before any of them is booked.',
    why: 'Cardholders are charged several times for one purchase.',
    fix: 'Check and book in one transaction with the payment row locked.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-04'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'capture', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
    ],
  ],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'authorize');
  const values = { payment: payment.id, amount: amountValue(fixture.profile, payment.amount) };
  const read = (): Promise<PaymentState> => readPayment(fixture, actor, payment.id);
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor, role: 'capture', values })),
    async judge(): Promise<Outcome> {
      const once = ({ captured }: PaymentState): boolean => captured >= payment.amount;
      await awaitEffect(fixture, read, once, 'capture: none of the parallel captures took effect');
      const { captured } = await readBack(fixture, read);
      if (captured <= payment.amount) return { verdict: 'held' };
      const authorised = amountText(fixture, payment.amount);
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel captures took effect: captured more than the ${authorised} authorised.`,
        place: { role: 'capture', parameter: 'amount' },
        money: { kind: 'moved', amount: payment.amount },
        states: { authorised, 'captured by parallel captures': `more than ${authorised}` },
        varying: { captured: amountText(fixture, captured) },
      });
    },
  };
}
