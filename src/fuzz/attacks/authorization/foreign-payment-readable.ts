import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { readAmount } from '../../amount.ts';
import { outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, readPayment } from '../../payments.ts';
import { isSuccess } from '../../wire.ts';

/** An account must not see the payments of another one. */
export const foreignPaymentReadable: Attack = {
  rule: {
    id: 'pay/foreign-payment-readable',
    title: "Another account's payment is readable",
    what: 'Any signed-in account reads the payment of another one by its id.',
    why: 'Who pays what to whom leaks to everybody, and ids found this way open further attacks.',
    fix: 'Look payments up by id and owner together, and answer 404 for those of others.',
    level: 'error',
    securitySeverity: 8,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-01'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const hers = await makePayment(fixture, alice, 'pay', 1n);
  // Bob reads a payment of his own, of another amount: he is signed in, and what he sees of hers cannot be his.
  const his = await makePayment(fixture, bob, 'pay', 2n);
  if (his.amount === hers.amount) throw new Inconclusive('pay: two different orders came to the same amount');
  await readPayment(fixture, alice, hers.id);
  const answer = await fixture.attempt({ actor: bob, role: 'getPayment', values: { payment: hers.id } });
  const shown = readAmount(
    outValue(profile, 'getPayment', answer, 'amount'),
    profile.money.unit,
    profile.money.currency,
  );
  if (!isSuccess(answer) || shown !== hers.amount) return { verdict: 'held' };
  const amount = moneyText(money(hers.amount, profile.money.currency));
  return violation(fixture, {
    message: `One account read the payment of ${amount} that another account had made.`,
    place: { role: 'getPayment', parameter: 'payment' },
    states: { 'payment of the first account': amount, 'seen by the second account': amount },
  });
}
