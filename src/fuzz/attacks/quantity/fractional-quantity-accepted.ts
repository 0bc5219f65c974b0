import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { numberText } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { order, placeOrder, tryAddToCart } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A part of an article must not be ordered. */
export const fractionalQuantityAccepted: Attack = {
  rule: {
    id: 'pay/fractional-quantity-accepted',
    title: 'Fractional quantity accepted',
    what: 'A part of an article can be ordered, at a part of its price.',
    why: 'Nobody can send half a kettle: the buyer gets a whole one for half the price, or a hundredth of it.',
    fix: 'Accept whole quantities from 1 only, on the server, for every way into the cart.',
    level: 'error',
    securitySeverity: 8,
    cwe: [1284, 1287],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['QTY-02'],
  roles: [
    [
      { role: 'cartAdd', values: ['quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const honest = await order(fixture, actor, line);
  for (const part of ['0.5', '0.01']) {
    const tampering = { quantity: numberText(part) };
    if (!(await tryAddToCart(fixture, actor, { ...line, tampering }))) continue;
    const checkedOut = await fixture.attempt({ actor, role: 'checkout' });
    if (!isSuccess(checkedOut)) continue;
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor, checkedOut));
    if (total >= honest.total || total <= 0n) continue;
    return violation(fixture, {
      message: `An order of ${part} pieces was recorded as ${amountText(fixture, total)}; one piece costs ${amountText(fixture, honest.total)}.`,
      place: { role: 'cartAdd', parameter: 'quantity' },
      money: { kind: 'unpaid', amount: honest.total - total },
      states: {
        'total of one piece': amountText(fixture, honest.total),
        [`total of ${part}`]: amountText(fixture, total),
      },
    });
  }
  return { verdict: 'held' };
}
