import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, type Item, order, placeOrder, readCatalogue, tryAddToCart } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A cart line of negative quantity must not make the other lines cheaper. */
export const negativeQuantityAccepted: Attack = {
  rule: {
    id: 'pay/negative-quantity-accepted',
    title: 'Negative quantity accepted',
    what: 'The app takes a cart line of negative quantity and subtracts its price from the order.',
    why: 'A buyer pays for an expensive item with negative amounts of others, down to an order that pays the buyer.',
    fix: 'Accept whole quantities from 1 to a sensible maximum only, on the server, for every way into the cart.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [1284, 839],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['QTY-01'],
  roles: [
    [
      { role: 'cartAdd', values: ['quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const { bought, negative, quantity } = choose(await readCatalogue(fixture, alice));
  const line = { quantity: 1n, ...(bought !== undefined && { item: bought }) };
  const honest = await order(fixture, alice, line);
  await addToCart(fixture, alice, line);
  const tampering = { quantity };
  const hostile = { quantity, tampering, ...(negative !== undefined && { item: negative }) };
  if (!(await tryAddToCart(fixture, alice, hostile))) return { verdict: 'held' };
  const checkedOut = await fixture.attempt({ actor: alice, role: 'checkout' });
  if (!isSuccess(checkedOut)) return { verdict: 'held' };
  const forged = await readBack(fixture, () => placeOrder(fixture, alice, checkedOut));
  if (forged.total >= honest.total) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `An order of ${text(honest.total)} was recorded as ${text(forged.total)} after a line of quantity ${quantity} was added.`,
    place: { role: 'cartAdd', parameter: 'quantity' },
    money: { kind: 'unpaid', amount: honest.total - forged.total },
    states: { 'total without the negative line': text(honest.total), 'total with it': text(forged.total) },
  });
}

// Two different items keep the order positive, so that no later check for a negative total hides the flaw; and on one item
// alone −1 might mean "one less". Without a second item only more pieces taken out than put in are beyond doubt.
function choose(items: readonly Item[]): { bought?: Item; negative?: Item; quantity: bigint } {
  const byPrice = items.toSorted((left, right) => (left.price < right.price ? 1 : left.price > right.price ? -1 : 0));
  const bought = byPrice[0];
  const negative = byPrice.at(-1);
  if (bought === undefined || negative === undefined) return { quantity: -2n };
  return bought.price > negative.price
    ? { bought, negative, quantity: -1n }
    : { bought, negative: bought, quantity: -2n };
}
