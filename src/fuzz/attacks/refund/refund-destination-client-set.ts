import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import type { Json } from '../../json.ts';
import { readList } from '../../listing.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';

/** A refund must go back to where the payment came from. */
export const refundDestinationClientSet: Attack = {
  rule: {
    id: 'pay/refund-destination-client-set',
    title: 'The client chooses where a refund goes',
    what: 'A refund goes to the card or account that the request names, not to the one that paid.',
    why: 'Stolen cards are turned into money: pay with one card, have the refund sent to another.',
    fix: 'Take the destination from the payment; refuse the field.',
    level: 'error',
    securitySeverity: 9,
    cwe: [639, 915],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-06'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['payment', 'amount'], fields: ['destination'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
      { role: 'listRefunds', values: ['payment'], out: ['items', 'destination'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'pay');
  const part = payment.captured / 2n;
  const list = async (): Promise<(Json | undefined)[]> =>
    (await readList(fixture, { actor, role: 'listRefunds', values: { payment: payment.id } })).map((entry) =>
      entry('destination'),
    );
  await refundHonestly(fixture, actor, payment, part);
  const elsewhere = profile.methods.second ?? 'pm_card_mastercard';
  if ((await list()).includes(elsewhere)) throw new Inconclusive('refund: honest refunds go to methods.second');
  const values = { payment: payment.id, amount: amountValue(profile, part) };
  await fixture.attempt({ actor, role: 'refund', values, tampering: { destination: elsewhere } });
  if (!(await readBack(fixture, list)).includes(elsewhere)) return { verdict: 'held' };
  return violation(fixture, {
    message: `A refund of ${amountText(fixture, part)} went to the card that the request named, not to the one that had paid.`,
    place: { role: 'refund', parameter: 'destination' },
    money: { kind: 'moved', amount: part },
    states: { 'destination of the honest refund': 'as paid', 'destination of the other': elsewhere },
  });
}
