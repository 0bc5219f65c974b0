import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { readList } from '../../listing.ts';
import { amountValue, outText } from '../../operation.ts';
import { openOrder, payValues } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, readPayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';

/** A payment whose money a bank has taken back must not be refunded as well. */
export const disputedPaymentRefunded: Attack = {
  rule: {
    id: 'pay/disputed-payment-refunded',
    title: 'A disputed payment is refunded as well',
    what: 'A refund is booked for a payment that the cardholder’s bank has already taken back.',
    why: 'The customer is paid twice for one complaint, and the merchant has no way to get it back.',
    fix: 'Refuse refunds while a dispute is open.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-04'],
  roles: [
    [
      { role: 'pay', values: ['order'], out: ['id'] },
      { role: 'payWith', values: ['order', 'method'], out: ['id'] },
      { role: 'getOrder', values: ['order'], out: ['total'] },
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
      { role: 'listDisputes', out: ['items', 'payment'] },
    ],
  ],
  needs: ['methods.dispute'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const control = await makePayment(fixture, actor, 'pay');
  await refundHonestly(fixture, actor, control, control.captured);
  const placed = await openOrder(fixture, actor);
  const values = { ...payValues(profile, placed), method: profile.methods.dispute ?? '' };
  const payment = outText(profile, 'payWith', await fixture.step({ actor, role: 'payWith', values }), 'id');
  await awaitEffect(
    fixture,
    async () => (await readList(fixture, { actor, role: 'listDisputes' })).map((entry) => entry('payment')),
    (disputed) => disputed.includes(payment),
    'payWith: no dispute of the payment came up',
  );
  // How long the dispute took says nothing about how long refunds take.
  fixture.lag.milliseconds = 0;
  const before = await readPayment(fixture, actor, payment);
  const refund = { payment, amount: amountValue(profile, placed.total) };
  await fixture.attempt({ actor, role: 'refund', values: refund });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
  if (after.refunded <= before.refunded) return { verdict: 'held' };
  return violation(fixture, {
    message: `A disputed payment of ${amountText(fixture, placed.total)} was refunded with ${amountText(fixture, after.refunded)} as well.`,
    place: { role: 'refund' },
    money: { kind: 'created', amount: after.refunded },
    states: {
      'refunded before': amountText(fixture, before.refunded),
      'refunded after': amountText(fixture, after.refunded),
    },
  });
}
