import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { openOrder, ORDER_ROLES, payOrder, readOrder } from '../../order-flow.ts';
import { readPayment } from '../../payments.ts';
import { readCatalogue } from '../../shop.ts';

/** An order that is paid must not take further items. */
export const orderChangedAfterPayment: Attack = {
  rule: {
    id: 'pay/order-changed-after-payment',
    title: 'Order can be changed after its payment',
    what: 'An item can be added to an order whose payment has begun, and the order stays paid.',
    why: 'The customer pays for one item and gets all others for nothing.',
    fix: 'Freeze an order when its payment begins, and compare what was captured with the total before anything is sent.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [367, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-07'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'orderAddItem', values: ['order', 'sku'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const [item] = await readCatalogue(fixture, actor);
  const open = await openOrder(fixture, actor);
  const values = { sku: item?.sku ?? '', quantity: 1n };
  await fixture.step({ actor, role: 'orderAddItem', values: { ...values, order: open.id } });
  const grown = async (): Promise<bigint> => (await readOrder(fixture, actor, open.id)).total;
  await awaitEffect(
    fixture,
    grown,
    (total) => total > open.total,
    'orderAddItem: the total of an open order does not grow',
  );
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  await fixture.attempt({ actor, role: 'orderAddItem', values: { ...values, order: placed.id } });
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  const { captured } = await readPayment(fixture, actor, payment);
  if (after.total <= captured || !after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order paid with ${amountText(fixture, captured)} now costs ${amountText(fixture, after.total)} and is still ${after.status}.`,
    place: { role: 'orderAddItem', parameter: 'sku' },
    money: { kind: 'unpaid', amount: after.total - captured },
    states: {
      captured: amountText(fixture, captured),
      'total after': amountText(fixture, after.total),
      status: after.status,
    },
  });
}
