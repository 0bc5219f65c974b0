import type { Actor } from '../../actor.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { type Json, writeJson } from '../../json.ts';
import { readList } from '../../listing.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** Two carts together must not be sold more than is in stock. */
export const stockOversold: Attack = {
  rule: {
    id: 'pay/stock-oversold',
    title: 'More is sold than there is',
    what: 'Orders are taken for more pieces than are in stock, and the stock falls below zero.',
    why: 'Customers pay for what cannot be sent: refunds, complaints, chargebacks.',
    fix: 'Take pieces out of the stock by one conditional update, and forbid a stock below zero by a constraint.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [841, 362],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['QTY-06'],
  roles: [
    [
      { role: 'catalogue', out: ['items', 'sku', 'price', 'stock'] },
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'checkout', out: ['total'] },
    ],
  ],
  needs: ['second-account'],
  disturbs: true,
  run: (context) => confirmed(context, probe),
};

const MOST = 100n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const before = await readStock(fixture, alice);
  const [scarce] = [...before].filter(([, { stock }]) => stock > 0n && stock <= MOST);
  // With plenty of everything there is nothing to sell twice.
  if (scarce === undefined) return { verdict: 'held' };
  const [name, { sku, stock }] = scarce;
  await fixture.step({ actor: alice, role: 'cartAdd', values: { sku, quantity: stock } });
  const second = await fixture.attempt({ actor: bob, role: 'cartAdd', values: { sku, quantity: 1n } });
  await placeOrder(fixture, alice);
  if (!isSuccess(second) || !isSuccess(await fixture.attempt({ actor: bob, role: 'checkout' })))
    return { verdict: 'held' };
  const left = (await readBack(fixture, () => readStock(fixture, alice))).get(name)?.stock ?? 0n;
  if (left >= 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `Of ${stock} pieces in stock ${stock - left} were sold.`,
    place: { role: 'checkout' },
    states: { 'stock before': String(stock), 'stock after': String(left) },
  });
}

async function readStock(fixture: Fixture, actor: Actor): Promise<Map<string, { sku: Json; stock: bigint }>> {
  const entries = await readList(fixture, { actor, role: 'catalogue' });
  return new Map(
    entries.flatMap((entry) => {
      const [sku, stock] = [entry('sku'), entry('stock')];
      return sku === undefined || typeof stock !== 'bigint' ? [] : [[writeJson(sku), { sku, stock }]];
    }),
  );
}
