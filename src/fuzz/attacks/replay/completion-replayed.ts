import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { ORDER_ROLES, openOrder, payOrder, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** An order whose completion is asked for several times must be sent on its way once. */
export const completionReplayed: Attack = {
  rule: {
    id: 'pay/completion-replayed',
    title: 'An order is fulfilled again at every completion',
    what: 'The request by which the browser reports a payment, sent again, has the paid order fulfilled again.',
    why: 'One payment buys the goods, points or credit several times.',
    fix: 'Record the fulfilment under a unique constraint on the order, in the transaction that marks it as paid.',
    level: 'error',
    securitySeverity: 8,
    cwe: [294, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RPL-01'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'getOrder', values: ['order'], out: ['fulfilments'] },
      { role: 'completeOrder', values: ['order'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  const complete = { actor, role: 'completeOrder', values: { order: placed.id, payment } } as const;
  const count = async (): Promise<bigint> => (await readOrder(fixture, actor, placed.id)).fulfilments ?? 0n;
  await fixture.step(complete);
  const once = await readBack(fixture, count);
  if (once !== 1n) throw new Inconclusive(`completeOrder: the paid order was fulfilled ${once} times`);
  await fixture.attempt(complete);
  await fixture.attempt(complete);
  const after = await readBack(fixture, count);
  if (after <= once) return { verdict: 'held' };
  return violation(fixture, {
    message: `A paid order was fulfilled ${after} times because its completion was sent three times.`,
    place: { role: 'completeOrder' },
    states: { 'fulfilments after the first completion': String(once), 'after the third': String(after) },
  });
}
