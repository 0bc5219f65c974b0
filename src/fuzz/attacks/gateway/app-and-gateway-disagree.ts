import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { openWitness } from '../../witness.ts';
import { amountValue } from '../../operation.ts';
import { awaitEffect } from '../../oracles/effect.ts';
import { makePayment, type PaymentState, readPayment } from '../../payments.ts';

/** What the app shows as captured and refunded must be what the gateway has moved. */
export const appAndGatewayDisagree: Attack = {
  rule: {
    id: 'pay/app-and-gateway-disagree',
    title: 'Books of the app and of the gateway disagree',
    what: 'After a payment and a refund the app shows other amounts than the gateway has moved.',
    why: 'What the app believes is not what the bank does: goods leave without money, or money leaves without a trace.',
    fix: 'Book what the gateway answers, not what was asked for, and compare the books every night.',
    level: 'error',
    securitySeverity: 8,
    cwe: [345, 682],
    owasp: ['A08:2025', 'API10:2023'],
    pci: ['6.2.4', '10.2.1'],
    since: '0.1.0',
  },
  catalogue: ['LED-04'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured', 'refunded'] },
    ],
  ],
  needs: ['psp'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const witness = openWitness(fixture);
  const alice = await fixture.actor('alice');
  const before = (await witness.movements()).length;
  const payment = await makePayment(fixture, alice, 'pay');
  const part = payment.captured / 3n;
  await fixture.step({
    actor: alice,
    role: 'refund',
    values: { payment: payment.id, amount: amountValue(profile, part) },
  });
  const read = (): Promise<PaymentState> => readPayment(fixture, alice, payment.id);
  const reason = 'refund: the payment read back does not show it';
  const shown = await awaitEffect(fixture, read, ({ refunded }) => refunded === part, reason);
  await witness.settled();
  const moved = (await witness.movements()).slice(before);
  const sum = (kind: string): bigint =>
    moved.reduce((total, { kind: own, amount }) => (own === kind ? total + amount : total), 0n);
  const [captured, refunded] = [sum('capture'), sum('refund')];
  if (captured === shown.captured && refunded === shown.refunded) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `The app shows ${text(shown.captured)} captured and ${text(shown.refunded)} refunded; the gateway moved ${text(captured)} and ${text(refunded)}.`,
    place: { role: captured === shown.captured ? 'refund' : 'pay' },
    states: {
      'captured by the app': text(shown.captured),
      'captured by the gateway': text(captured),
      'refunded by the app': text(shown.refunded),
      'refunded by the gateway': text(refunded),
    },
  });
}
