import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, openOrder, payOrder, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** A payment must settle the order that it was made for and no other. */
export const paymentSettlesTwoOrders: Attack = {
  rule: {
    id: 'pay/payment-settles-two-orders',
    title: 'One payment settles two orders',
    what: 'A payment that was made for one order, named in the completion of another, makes that one paid as well.',
    why: 'The cheapest order of the shop pays for all others.',
    fix: 'Take the order from the payment’s own record, and keep a payment unique to its order by a constraint.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [294, 345],
    owasp: ['A07:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RPL-03', 'CBK-02'],
  roles: [[...ORDER_ROLES, { role: 'completeOrder', values: ['order', 'payment'] }]],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const cheap = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, cheap);
  await fixture.step({ actor, role: 'completeOrder', values: { order: cheap.id, payment } });
  const dear = await openOrder(fixture, actor, 3n);
  const before = await readOrder(fixture, actor, dear.id);
  if (before.paid) throw new Inconclusive('checkout: a new order is paid already');
  await fixture.attempt({ actor, role: 'completeOrder', values: { order: dear.id, payment } });
  const after = await readBack(fixture, () => readOrder(fixture, actor, dear.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `One payment of ${amountText(fixture, cheap.total)} settled its own order and another of ${amountText(fixture, dear.total)}.`,
    place: { role: 'completeOrder', parameter: 'payment' },
    money: { kind: 'unpaid', amount: dear.total },
    states: {
      paid: amountText(fixture, cheap.total),
      'other order before': before.status,
      'other order after': after.status,
    },
  });
}
