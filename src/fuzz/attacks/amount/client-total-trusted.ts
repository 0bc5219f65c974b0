import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, order, placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A lowered total in the checkout request must not change what the order costs. */
export const clientTotalTrusted: Attack = {
  rule: {
    id: 'pay/client-total-trusted',
    title: 'Order total taken from the client',
    what: 'The checkout records the total that the client sends instead of adding the order up.',
    why: 'Anybody can buy a full cart for one cent.',
    fix: 'Compute the total on the server from the lines of the cart, and refuse requests that carry one.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [602, 472],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-01'],
  roles: [[{ role: 'cartAdd' }, { role: 'checkout', fields: ['total'], out: ['total'] }]],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const honest = await order(fixture, actor, line);
  await addToCart(fixture, actor, line);
  const tampering = { total: amountValue(fixture.profile, 1n) };
  const answer = await fixture.attempt({ actor, role: 'checkout', tampering });
  if (!isSuccess(answer)) return { verdict: 'held' };
  const forged = await readBack(fixture, () => placeOrder(fixture, actor, answer));
  if (forged.total >= honest.total) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, honest.total)} was recorded as ${amountText(fixture, forged.total)} because the client sent that total.`,
    place: { role: 'checkout', parameter: 'total' },
    money: { kind: 'unpaid', amount: honest.total - forged.total },
    states: {
      'total computed': amountText(fixture, honest.total),
      'total recorded': amountText(fixture, forged.total),
    },
  });
}
