import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, readOrder } from '../../order-flow.ts';
import { authorizeOrder, completeHonestly } from '../../order-completion.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';

/** An order whose payment is only authorised, or missing, must not be completed. */
export const orderCompletedUnpaid: Attack = {
  rule: {
    id: 'pay/order-completed-unpaid',
    title: 'An order is completed without its money',
    what: 'The completion of an order makes it paid although nothing was captured for it.',
    why: 'Goods are delivered for an authorisation that is never captured.',
    fix: 'Complete an order only where the captured amount, as the gateway reports it, equals its total.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-01'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'authorize', values: ['order'], out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
      { role: 'completeOrder', values: ['order'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  await completeHonestly(fixture, actor);
  const { placed, payment } = await authorizeOrder(fixture, actor);
  const before = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  if (before.paid) throw new Inconclusive('authorize: the authorised order is paid already');
  await fixture.attempt({ actor, role: 'completeOrder', values: { order: placed.id, payment } });
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  // Where the completion captures, the money is there.
  const { captured } = await readPayment(fixture, actor, payment);
  if (!after.paid || captured > 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} became ${after.status} with ${amountText(fixture, captured)} captured.`,
    place: { role: 'completeOrder' },
    money: { kind: 'unpaid', amount: placed.total - captured },
    states: { 'order before': before.status, 'order after': after.status, captured: amountText(fixture, captured) },
  });
}
