import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, openOrder, type OrderState, payOrder, readOrder } from '../../order-flow.ts';
import { completeHonestly } from '../../order-completion.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { refundHonestly } from '../../refunds.ts';

/** A payment that was refunded must not complete its order. */
export const refundedPaymentCompletesOrder: Attack = {
  rule: {
    id: 'pay/refunded-payment-completes-order',
    title: 'A refunded payment completes its order',
    what: 'An order whose payment was refunded in full becomes paid again when its completion is sent once more.',
    why: 'Customers get their money back and the goods as well.',
    fix: 'Complete an order only where what was captured, less what was refunded, equals its total.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-08'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'completeOrder', values: ['order'] },
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  await completeHonestly(fixture, actor);
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  await refundHonestly(fixture, actor, { id: payment }, placed.total);
  const read = (): Promise<OrderState> => readOrder(fixture, actor, placed.id);
  const before = await awaitEffect(fixture, read, ({ paid }) => !paid, 'refund: the order read back is still paid');
  if (before.fulfilments !== undefined && before.fulfilments > 1n) {
    throw new Inconclusive('refund: the order was fulfilled more than once before the attack');
  }
  await fixture.attempt({ actor, role: 'completeOrder', values: { order: placed.id, payment } });
  const after = await readBack(fixture, read);
  const again = (after.fulfilments ?? 0n) > (before.fulfilments ?? 0n);
  if (!after.paid && !again) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} whose payment had been refunded in full became ${after.status} again.`,
    place: { role: 'completeOrder', parameter: 'payment' },
    money: { kind: 'unpaid', amount: placed.total },
    states: { 'order after the refund': before.status, 'order after its completion': after.status },
  });
}
