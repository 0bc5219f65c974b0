import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { ORDER_ROLES } from '../../order-flow.ts';
import { completeThrice } from '../../order-completion.ts';
import { confirmed } from '../../oracles/confirm.ts';
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
  const { once, after } = await completeThrice(fixture, 'completeOrder', (call, how) => fixture[how](call));
  if (after <= once) return { verdict: 'held' };
  return violation(fixture, {
    message: `A paid order was fulfilled ${after} times because its completion was sent three times.`,
    place: { role: 'completeOrder' },
    states: { 'fulfilments after the first completion': String(once), 'after the third': String(after) },
  });
}
