import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, readOrder } from '../../order-flow.ts';
import { authorizeOrder, completeHonestly } from '../../order-completion.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { type PaymentState, readPayment } from '../../payments.ts';

/** A payment that was given up must not complete its order. */
export const canceledPaymentCompletesOrder: Attack = {
  rule: {
    id: 'pay/canceled-payment-completes-order',
    title: 'A cancelled payment completes its order',
    what: 'The completion of an order accepts a payment whose authorisation was given up before.',
    why: 'Customers cancel what they owe and still get the goods.',
    fix: 'Look the payment’s present state up at the gateway when an order is completed.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [841, 672],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-10'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'authorize', values: ['order'], out: ['id'] },
      { role: 'cancel', values: ['payment'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'status'] },
      { role: 'completeOrder', values: ['order', 'payment'] },
    ],
  ],
  needs: ['states.paid', 'states.canceled'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await completeHonestly(fixture, actor);
  const { placed, payment } = await authorizeOrder(fixture, actor);
  await fixture.step({ actor, role: 'cancel', values: { payment } });
  const given = ({ status }: PaymentState): boolean => profile.states.canceled.includes(status);
  await awaitEffect(
    fixture,
    () => readPayment(fixture, actor, payment),
    given,
    'cancel: the payment read back is not cancelled',
  );
  const before = await readOrder(fixture, actor, placed.id);
  if (before.paid) throw new Inconclusive('cancel: the order is paid although its payment was cancelled');
  await fixture.attempt({ actor, role: 'completeOrder', values: { order: placed.id, payment } });
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} became ${after.status} by a payment that had been cancelled.`,
    place: { role: 'completeOrder', parameter: 'payment' },
    money: { kind: 'unpaid', amount: placed.total },
    states: { 'order before': before.status, 'order after': after.status, paid: amountText(fixture, 0n) },
  });
}
