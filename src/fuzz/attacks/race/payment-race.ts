import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { outValue } from '../../operation.ts';
import { ORDER_ROLES, awaitPaid, openOrder, payValues } from '../../order-flow.ts';
import { readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** Parallel payments of one order must charge it once. */
export const paymentRace: Attack = {
  rule: {
    id: 'pay/payment-race',
    title: 'Parallel payments charge an order several times',
    what: 'Payments of one order that arrive at the same moment all find it unpaid.',
    why: 'A double click costs the customer the order twice; credits and licences are granted once for each charge.',
    fix: 'Lock the order, or insert the payment under a unique constraint on it, before the gateway is called.',
    level: 'error',
    securitySeverity: 8,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-05'],
  roles: [[...ORDER_ROLES, { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] }]],
  needs: ['states.paid'],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const values = payValues(profile, placed);
  const idsIn = (answers: readonly Answer[]): Set<string> =>
    new Set(
      answers.filter(isSuccess).flatMap((answer) => {
        const id = outValue(profile, 'pay', answer, 'id');
        return typeof id === 'string' || typeof id === 'bigint' ? [String(id)] : [];
      }),
    );
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor, role: 'pay', values })),
    async judge(answers): Promise<Outcome> {
      await awaitPaid(fixture, actor, placed.id, 'pay');
      const charged = await readBack(fixture, async () => {
        let sum = 0n;
        for (const id of idsIn(answers)) {
          const { captured, refunded } = await readPayment(fixture, actor, id);
          sum += captured - refunded;
        }
        return sum;
      });
      if (charged <= placed.total) return { verdict: 'held' };
      const total = amountText(fixture, placed.total);
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel payments of an order of ${total} was captured.`,
        place: { role: 'pay' },
        money: { kind: 'moved', amount: placed.total },
        states: { order: total, 'captured by parallel payments': `more than ${total}` },
        varying: { captured: amountText(fixture, charged) },
      });
    },
  };
}
