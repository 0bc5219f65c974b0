import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { ORDER_ROLES, openOrder, payOrder, readOrder } from '../../order-flow.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';

/** Parallel completions of a paid order must fulfil it once. */
export const completionRace: Attack = {
  rule: {
    id: 'pay/completion-race',
    title: 'Parallel completions fulfil an order several times',
    what: 'Completions of a paid order that arrive at the same moment, as webhook and browser do, each fulfil it.',
    why: 'One payment buys the goods, points or credit several times.',
    fix: 'Record the fulfilment under a unique constraint on the order.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [362],
    owasp: ['A06:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-08'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'getOrder', values: ['order'], out: ['fulfilments'] },
      { role: 'completeOrder', values: ['order'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const payment = await payOrder(fixture, actor, placed);
  const values = { order: placed.id, payment };
  const count = async (): Promise<bigint> => (await readOrder(fixture, actor, placed.id)).fulfilments ?? 0n;
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor, role: 'completeOrder', values })),
    async judge(): Promise<Outcome> {
      await awaitEffect(fixture, count, (seen) => seen >= 1n, 'completeOrder: the paid order was not fulfilled');
      const fulfilments = await readBack(fixture, count);
      if (fulfilments <= 1n) return { verdict: 'held' };
      return violation(fixture, {
        message: `One paid order was fulfilled more than once by ${RACERS} parallel completions.`,
        place: { role: 'completeOrder' },
        states: { payments: '1', fulfilments: 'more than 1' },
        varying: { fulfilments: String(fulfilments) },
      });
    },
  };
}
