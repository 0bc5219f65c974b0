import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { NOBODY } from '../../actor.ts';
import { readAmount } from '../../amount.ts';
import { outValue } from '../../operation.ts';
import { makePayment, readPayment } from '../../payments.ts';
import { isSuccess } from '../../wire.ts';

/** A request without a session, or with an empty one, must not see a payment. */
export const paymentReadableWithoutSession: Attack = {
  rule: {
    id: 'pay/payment-readable-without-session',
    title: 'Payment is readable without a session',
    what: 'A payment is shown to somebody who has not signed in.',
    why: 'Who pays what to whom is open to the whole internet.',
    fix: 'Ask for a session before anything is looked up, on every route.',
    level: 'error',
    securitySeverity: 9,
    cwe: [306, 287],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['6.2.4', '8.3.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-07'],
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
  const { unit, currency } = fixture.profile.money;
  const alice = await fixture.actor('alice');
  const payment = await makePayment(fixture, alice, 'pay');
  await readPayment(fixture, alice, payment.id);
  const values = { payment: payment.id };
  const empty = Object.fromEntries(Object.keys(alice.headers).map((name) => [name, emptied(alice.headers[name])]));
  for (const headers of [{}, empty]) {
    const actor = { ...NOBODY, headers };
    const answer = await fixture.attempt({ actor, role: 'getPayment', values, asIs: true });
    const shown = readAmount(outValue(fixture.profile, 'getPayment', answer, 'amount'), unit, currency);
    if (!isSuccess(answer) || shown !== payment.amount) continue;
    const amount = moneyText(money(payment.amount, currency));
    return violation(fixture, {
      message: `A payment of ${amount} was read without a session.`,
      place: { role: 'getPayment' },
      states: { payment: amount, 'seen without a session': amount },
    });
  }
  return { verdict: 'held' };
}

// `Bearer abc` becomes `Bearer`, `session=abc` becomes `session=`.
function emptied(value = ''): string {
  const scheme = /^(?:[A-Za-z]+(?= )|[^=; ]+=)/u.exec(value);
  return scheme?.[0] ?? '';
}
