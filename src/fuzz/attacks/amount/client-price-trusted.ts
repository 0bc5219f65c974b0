import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { order, placeOrder, readCatalogue, tryAddToCart } from '../../shop.ts';

/** A lowered unit price in the cart request must not change what the order costs. */
export const clientPriceTrusted: Attack = {
  rule: {
    id: 'pay/client-price-trusted',
    title: 'Price taken from the client',
    what: 'The app computes what an order costs from a price that the client sends.',
    why: 'Anybody can buy everything for one cent: requests are written by the buyer, not by the page.',
    fix: 'Look the price up on the server by the item sold, and refuse requests that carry a price.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [602, 472],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-01'],
  roles: [
    [
      { role: 'cartAdd', fields: ['price'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const item = (await readCatalogue(fixture, alice))[0];
  const line = { quantity: 1n, ...(item !== undefined && { item }) };
  const honest = await order(fixture, alice, line);
  const price = amountValue(profile, 1n);
  if (!(await tryAddToCart(fixture, alice, { ...line, tampering: { price } }))) return { verdict: 'held' };
  const forged = await readBack(fixture, () => placeOrder(fixture, alice));
  if (forged.total >= honest.total) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `An order of ${text(honest.total)} was recorded as ${text(forged.total)} because the client sent the price ${text(1n)}.`,
    place: { role: 'cartAdd', parameter: 'price' },
    money: { kind: 'unpaid', amount: honest.total - forged.total },
    states: { 'total without a client price': text(honest.total), 'total with it': text(forged.total) },
  });
}
