import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, openOrder, payOrder, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { visit } from '../../visit.ts';

/** Visiting the success page must not make an order paid. */
export const successPageMarksPaid: Attack = {
  rule: {
    id: 'pay/success-page-marks-paid',
    title: 'Visiting the success page marks an order as paid',
    what: 'The page that the gateway sends the browser back to takes the visit for a payment.',
    why: 'Who types the address in gets the goods for nothing.',
    fix: 'Let the page ask the gateway, or wait for its signed webhook; the visit itself proves nothing.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [425, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-02'],
  roles: [[...ORDER_ROLES, { role: 'successPage', values: ['order'] }]],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const payment = await payOrder(fixture, actor, await openOrder(fixture, actor));
  const placed = await openOrder(fixture, actor);
  const before = await readOrder(fixture, actor, placed.id);
  if (before.paid) throw new Inconclusive('checkout: a new order is paid already');
  await visit(fixture, { actor, role: 'successPage', values: { order: placed.id, payment } });
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  if (!after.paid) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} became ${after.status} because its success page was visited; nothing was paid.`,
    place: { role: 'successPage' },
    money: { kind: 'unpaid', amount: placed.total },
    states: { 'order before': before.status, 'order after': after.status, paid: amountText(fixture, 0n) },
  });
}
