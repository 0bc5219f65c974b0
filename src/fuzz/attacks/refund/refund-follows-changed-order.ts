import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { ORDER_ROLES, openOrder, payOrder, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import { refundHonestly } from '../../refunds.ts';
import { readCatalogue } from '../../shop.ts';

/** What was added to a paid order must not be refunded. */
export const refundFollowsChangedOrder: Attack = {
  rule: {
    id: 'pay/refund-follows-changed-order',
    title: 'A refund follows the order, not the payment',
    what: 'An order that grew after its payment is refunded with its new total.',
    why: 'Raise the order, send it back, and be paid more than it cost.',
    fix: 'Bound refunds by what was captured, and freeze an order when its payment begins.',
    level: 'error',
    securitySeverity: 9,
    cwe: [915, 841],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RFD-09'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'orderAddItem', values: ['order', 'sku', 'quantity'] },
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured', 'refunded'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const item = (await readCatalogue(fixture, actor))[0];
  const more = (order: string): Parameters<Fixture['step']>[0] => ({
    actor,
    role: 'orderAddItem',
    values: { order, sku: item?.sku ?? '', quantity: 2n },
  });
  const control = await openOrder(fixture, actor);
  await fixture.step(more(control.id));
  const grown = await readOrder(fixture, actor, control.id);
  const honest = await payOrder(fixture, actor, { id: control.id, total: grown.total });
  await refundHonestly(fixture, actor, { id: honest }, grown.total);
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  await fixture.attempt(more(placed.id));
  const { total } = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  if (total <= placed.total) return { verdict: 'held' };
  await fixture.attempt({ actor, role: 'refund', values: { payment, amount: amountValue(profile, total) } });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
  if (after.refunded <= after.captured) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} that grew after its payment was refunded with ${amountText(fixture, after.refunded)}.`,
    place: { role: 'refund', parameter: 'amount' },
    money: { kind: 'created', amount: after.refunded - after.captured },
    states: {
      captured: amountText(fixture, after.captured),
      'order after the change': amountText(fixture, total),
      refunded: amountText(fixture, after.refunded),
    },
  });
}
