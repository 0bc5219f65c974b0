import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Call, Fixture } from '../../fixture.ts';
import { outValue } from '../../operation.ts';
import { ORDER_ROLES, awaitPaid, openOrder, payValues, readOrder } from '../../order-flow.ts';
import { readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import { readCatalogue } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** Nothing must get into an order while it is being paid. */
export const orderChangeRace: Attack = {
  rule: {
    id: 'pay/order-change-race',
    title: 'An item slips into an order while it is paid',
    what: 'An item that is added at the moment of the payment belongs to the paid order, and was not paid.',
    why: 'The cheapest order carries any number of items along.',
    fix: 'Lock the order when its payment begins, and compare the captured amount with its total at the end.',
    level: 'error',
    securitySeverity: 9,
    cwe: [367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-06'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'orderAddItem', values: ['order', 'sku', 'quantity'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
    ],
  ],
  needs: ['states.paid'],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const sku = (await readCatalogue(fixture, actor))[0]?.sku ?? '';
  const pay: Call = { actor, role: 'pay', values: payValues(profile, placed) };
  const add: Call = { actor, role: 'orderAddItem', values: { order: placed.id, sku, quantity: 1n } };
  return {
    calls: [pay, ...Array.from({ length: RACERS - 1 }, () => add)],
    async judge(answers): Promise<Outcome> {
      const { total } = await readBack(fixture, () => awaitPaid(fixture, actor, placed.id, 'pay'));
      const ids = answers.filter(isSuccess).map((answer) => outValue(profile, 'pay', answer, 'id'));
      let captured = 0n;
      for (const id of new Set(ids)) {
        // Answers to the additions name the order, if anything.
        if ((typeof id !== 'string' && typeof id !== 'bigint') || String(id) === placed.id) continue;
        captured += (await readPayment(fixture, actor, String(id))).captured;
      }
      if (captured === 0n || total <= captured) return { verdict: 'held' };
      const { status } = await readOrder(fixture, actor, placed.id);
      return violation(fixture, {
        message: `An order became ${status} with less captured than its total, since items were added while it was paid.`,
        place: { role: 'orderAddItem' },
        states: { order: status, captured: 'less than the total' },
        varying: { total: amountText(fixture, total), captured: amountText(fixture, captured) },
      });
    },
  };
}
