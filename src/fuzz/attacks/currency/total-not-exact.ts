import type { Attack, Outcome } from '../../attack.ts';
import { itemsByPrice } from '../../cart.ts';
import { exactText, isFractional, readExact } from '../../exact-amount.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { tryAddToCart } from '../../shop.ts';

/** The total of a cart must have no digits below the smallest unit. */
export const totalNotExact: Attack = {
  rule: {
    id: 'pay/total-not-exact',
    title: 'Totals are floating-point numbers',
    what: 'The total of a cart has digits below the smallest unit, as sums of binary fractions do.',
    why: 'What is shown, charged and booked then differs by rounding; comparisons of sums fail by a hair, and somebody keeps the difference.',
    fix: 'Keep money in integers of the smallest unit, or in decimals, from the price list to the ledger.',
    level: 'note',
    securitySeverity: 3.5,
    cwe: [682],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-07'],
  roles: [
    [
      { role: 'catalogue', out: ['items', 'sku', 'price'] },
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'readCart', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

const MOST_ITEMS = 5;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { unit, currency } = profile.money;
  const actor = await fixture.actor('alice');
  for (const item of (await itemsByPrice(fixture, actor)).slice(0, MOST_ITEMS)) {
    if (!(await tryAddToCart(fixture, actor, { item, quantity: 3n }))) continue;
    const answer = await fixture.step({ actor, role: 'readCart' });
    const exact = readExact(outValue(profile, 'readCart', answer, 'total'), unit, currency);
    if (exact === undefined) throw new Inconclusive('readCart: the answer has no amount as total');
    if (!isFractional(exact)) continue;
    return violation(fixture, {
      message: `A cart of items at whole prices costs ${exactText(exact)} smallest units of ${currency}.`,
      place: { role: 'readCart' },
      states: { 'total in smallest units': exactText(exact) },
    });
  }
  return { verdict: 'held' };
}
