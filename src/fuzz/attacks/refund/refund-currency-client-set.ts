import { money, moneyText } from '../../../model/money.ts';
import { amountText } from '../../amount-text.ts';
import { readAmount } from '../../amount.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { readList } from '../../listing.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';

/** A refund must be made in the currency of its payment, or converted. */
export const refundCurrencyClientSet: Attack = {
  rule: {
    id: 'pay/refund-currency-client-set',
    title: 'A refund in another currency is made one to one',
    what: 'A refund takes its currency from the request and its number from the payment.',
    why: 'Paid in a weak currency and refunded in a strong one, every purchase is a gain.',
    fix: 'Take the currency from the payment; refuse any other.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [345, 682],
    owasp: ['A08:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-05'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['payment', 'amount'], fields: ['currency'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
      { role: 'listRefunds', values: ['payment'], out: ['items', 'amount', 'currency'] },
    ],
  ],
  needs: ['currencies'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { unit, currency: own } = profile.money;
  const actor = await fixture.actor('alice');
  const other = profile.currencies.find(({ code }) => code !== own)?.code ?? own;
  const payment = await makePayment(fixture, actor, 'pay');
  const part = payment.captured / 2n;
  await refundHonestly(fixture, actor, payment, part);
  const call = { actor, role: 'listRefunds', values: { payment: payment.id } } as const;
  const foreign = async (): Promise<bigint | undefined> => {
    const entry = (await readList(fixture, call)).find((refund) => refund('currency') === other);
    return entry && readAmount(entry('amount'), unit, other);
  };
  const values = { payment: payment.id, amount: amountValue(profile, part) };
  await fixture.attempt({ actor, role: 'refund', values, tampering: { currency: other } });
  const refunded = await readBack(fixture, foreign);
  if (refunded !== part) return { verdict: 'held' };
  return violation(fixture, {
    message: `A payment of ${amountText(fixture, payment.amount)} was refunded with ${moneyText(money(refunded, other))}: the same number in another currency.`,
    place: { role: 'refund', parameter: 'currency' },
    states: { paid: amountText(fixture, payment.amount), refunded: moneyText(money(refunded, other)) },
  });
}
