import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Call, Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, type PaymentState, readPayment } from '../../payments.ts';

/** Of a capture and a cancellation at the same time only one must take effect. */
export const captureCancelRace: Attack = {
  rule: {
    id: 'pay/capture-cancel-race',
    title: 'A payment is captured and cancelled at once',
    what: 'A capture and a cancellation that arrive at the same moment both take effect.',
    why: 'The customer is charged for an order that counts as cancelled, or gets goods for money that was given up.',
    fix: 'Change the state of a payment in one transaction with its row locked, from the expected state only.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [362],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-04'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'capture', values: ['payment', 'amount'] },
      { role: 'cancel', values: ['payment'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'status', 'captured'] },
    ],
  ],
  needs: ['states.canceled'],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'authorize');
  const amount = amountValue(profile, payment.amount);
  const capture: Call = { actor, role: 'capture', values: { payment: payment.id, amount } };
  const cancel: Call = { actor, role: 'cancel', values: { payment: payment.id } };
  const read = (): Promise<PaymentState> => readPayment(fixture, actor, payment.id);
  const isCanceled = ({ status }: PaymentState): boolean => profile.states.canceled.includes(status);
  return {
    calls: Array.from({ length: RACERS }, (_, index) => (index % 2 === 0 ? capture : cancel)),
    async judge(): Promise<Outcome> {
      const either = (state: PaymentState): boolean => state.captured > 0n || isCanceled(state);
      await awaitEffect(fixture, read, either, 'capture: neither a capture nor a cancellation took effect');
      const state = await readBack(fixture, read);
      if (!isCanceled(state) || state.captured <= 0n) return { verdict: 'held' };
      const captured = amountText(fixture, state.captured);
      return violation(fixture, {
        message: `A payment counts as ${state.status} although ${captured} of it were captured: both were asked for at the same moment.`,
        place: { role: 'cancel' },
        money: { kind: 'moved', amount: state.captured },
        states: { 'status afterwards': state.status, 'captured afterwards': captured },
      });
    },
  };
}
