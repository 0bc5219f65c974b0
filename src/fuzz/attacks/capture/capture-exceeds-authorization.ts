import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { captureInFull, makePayment, readPayment } from '../../payments.ts';

/** A capture must not exceed what the cardholder authorised. */
export const captureExceedsAuthorization: Attack = {
  rule: {
    id: 'pay/capture-exceeds-authorization',
    title: 'Capture exceeds the authorised amount',
    what: 'The app captures more than the payment was authorised for.',
    why: 'Cardholders are charged what they never agreed to: chargebacks, and fraud by whoever can call the endpoint.',
    fix: 'Check the capture against the authorised amount that is left, in the transaction that books it.',
    level: 'error',
    securitySeverity: 9,
    cwe: [1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-05'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'capture', values: ['amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await captureInFull(fixture, actor, await makePayment(fixture, actor, 'authorize'));
  const payment = await makePayment(fixture, actor, 'authorize');
  const values = { payment: payment.id, amount: amountValue(profile, payment.amount + 211n) };
  await fixture.attempt({ actor, role: 'capture', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  if (after.captured <= payment.amount) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `The app captured ${text(after.captured)} of ${text(payment.amount)} authorised.`,
    place: { role: 'capture', parameter: 'amount' },
    money: { kind: 'moved', amount: after.captured - payment.amount },
    states: {
      authorised: text(payment.amount),
      'captured before': text(payment.captured),
      'captured after': text(after.captured),
    },
  });
}
