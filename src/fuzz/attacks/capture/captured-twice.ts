import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { captureInFull, makePayment, readPayment } from '../../payments.ts';

/** Captures of one authorisation together must not exceed it. */
export const capturedTwice: Attack = {
  rule: {
    id: 'pay/captured-twice',
    title: 'An authorisation is captured twice',
    what: 'A payment that was captured in full can be captured again.',
    why: 'Cardholders are charged twice for one purchase: chargebacks, and fines of the card schemes.',
    fix: 'Check the sum of all captures against the authorisation in the transaction that books them, with the payment locked.',
    level: 'error',
    securitySeverity: 9,
    cwe: [837, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-05'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'capture', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'authorize');
  await captureInFull(fixture, actor, payment);
  const values = { payment: payment.id, amount: amountValue(profile, payment.amount) };
  await fixture.attempt({ actor, role: 'capture', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  if (after.captured <= payment.amount) return { verdict: 'held' };
  return violation(fixture, {
    message: `An authorisation of ${amountText(fixture, payment.amount)} was captured twice: ${amountText(fixture, after.captured)} in all.`,
    place: { role: 'capture' },
    money: { kind: 'moved', amount: after.captured - payment.amount },
    states: {
      authorised: amountText(fixture, payment.amount),
      'captured at first': amountText(fixture, payment.amount),
      'captured in all': amountText(fixture, after.captured),
    },
  });
}
