import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { outValue } from '../../operation.ts';
import { lineOf, readOrder } from '../../order-flow.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart } from '../../shop.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** Parallel checkouts of one cart must make one order of it. */
export const checkoutRace: Attack = {
  rule: {
    id: 'pay/checkout-race',
    title: 'Parallel checkouts make several orders of one cart',
    what: 'Checkouts of one cart that arrive at the same moment each make an order of the same goods.',
    why: 'Stock, vouchers and points that belong to one cart are used several times.',
    fix: 'Lock the cart row and empty it in the transaction that inserts the order.',
    level: 'error',
    securitySeverity: 7,
    cwe: [362],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-02'],
  roles: [
    [
      { role: 'cartAdd' },
      { role: 'checkout', out: ['id', 'total'] },
      { role: 'getOrder', values: ['order'], out: ['total'] },
    ],
  ],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await addToCart(fixture, actor, await lineOf(fixture, actor));
  const idsIn = (answers: readonly Answer[]): Set<string> =>
    new Set(
      answers.filter(isSuccess).flatMap((answer) => {
        const id = outValue(profile, 'checkout', answer, 'id');
        return typeof id === 'string' || typeof id === 'bigint' ? [String(id)] : [];
      }),
    );
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor, role: 'checkout' })),
    async judge(answers): Promise<Outcome> {
      const totals: bigint[] = [];
      for (const id of idsIn(answers)) totals.push((await readOrder(fixture, actor, id)).total);
      const orders = totals.filter((total) => total > 0n);
      const [first] = orders;
      if (first === undefined) throw new Inconclusive('checkout: none of the parallel checkouts made an order');
      if (orders.length === 1) return { verdict: 'held' };
      const total = amountText(fixture, first);
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel checkouts made an order of ${total} of the same cart.`,
        place: { role: 'checkout' },
        states: { cart: total, orders: 'more than one' },
        varying: { orders: String(orders.length) },
      });
    },
  };
}
