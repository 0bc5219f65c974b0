import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue, operationOf } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart, placeOrder } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

const EXTRAS: readonly string[] = ['tip', 'donation', 'shipping', 'fee', 'tax'];

/** A negative extra must not make an order cheaper. */
export const negativeChargeAccepted: Attack = {
  rule: {
    id: 'pay/negative-charge-accepted',
    title: 'Negative tip, shipping, fee or tax accepted',
    what: 'A negative tip, donation, shipping charge, fee or tax lowers what an order costs.',
    why: 'The buyer gives themselves any discount they like.',
    fix: 'Accept extras from zero up only, and compute shipping, fees and taxes on the server.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [1284, 472],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-08'],
  roles: EXTRAS.map((field) => [
    { role: 'cartAdd' },
    { role: 'setCurrency', fields: [field] },
    { role: 'checkout', out: ['total'] },
  ]),
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const mapped = EXTRAS.filter((field) => operationOf(profile, 'setCurrency').fields[field] !== undefined);
  await addToCart(fixture, actor, line);
  await fixture.step({ actor, role: 'setCurrency' });
  const honest = (await placeOrder(fixture, actor)).total;
  const negative = -(honest / 3n);
  for (const field of mapped) {
    await addToCart(fixture, actor, line);
    const tampering = { [field]: amountValue(profile, negative) };
    if (!isSuccess(await fixture.attempt({ actor, role: 'setCurrency', tampering }))) {
      await placeOrder(fixture, actor);
      continue;
    }
    const { total } = await readBack(fixture, () => placeOrder(fixture, actor));
    if (total >= honest) continue;
    return violation(fixture, {
      message: `An order of ${amountText(fixture, honest)} was recorded as ${amountText(fixture, total)} after a ${field} of ${amountText(fixture, negative)} was sent.`,
      place: { role: 'setCurrency', parameter: field },
      money: { kind: 'unpaid', amount: honest - total },
      states: { 'total without it': amountText(fixture, honest), 'total with it': amountText(fixture, total) },
    });
  }
  return { verdict: 'held' };
}
