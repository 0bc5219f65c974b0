import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import type { Json } from '../../json.ts';
import { openOrder, payOrder, payValues, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** An order must not become paid by a payment method that does not exist. */
export const unknownMethodAccepted: Attack = {
  rule: {
    id: 'pay/unknown-method-accepted',
    title: 'An unknown payment method pays',
    what: 'A payment whose method is empty or unknown makes the order paid.',
    why: 'Nobody is charged: a missing default in the code that chooses the method gives the goods away.',
    fix: 'Check the method against the known ones, and let whatever is not named fail.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [478, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-09'],
  roles: [
    [
      { role: 'payWith', values: ['order', 'method'], out: ['id'] },
      { role: 'getOrder', values: ['order'], out: ['total', 'status'] },
    ],
  ],
  needs: ['states.paid', 'methods.ok'],
  run: (context) => confirmed(context, probe),
};

const METHODS: readonly (readonly [method: Json, what: string])[] = [
  ['', 'an empty method'],
  ['none', 'the method "none"'],
  [null, 'null for a method'],
];

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await payOrder(fixture, actor, await openOrder(fixture, actor), 'payWith');
  const placed = await openOrder(fixture, actor);
  const before = await readOrder(fixture, actor, placed.id);
  if (before.paid) throw new Inconclusive('checkout: a new order is paid already');
  for (const [method, what] of METHODS) {
    await fixture.attempt({ actor, role: 'payWith', values: { ...payValues(profile, placed), method } });
    const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
    if (!after.paid) continue;
    return violation(fixture, {
      message: `An order of ${amountText(fixture, placed.total)} became ${after.status} by a payment with ${what}.`,
      place: { role: 'payWith', parameter: 'method' },
      money: { kind: 'unpaid', amount: placed.total },
      states: { 'order before': before.status, 'order after': after.status },
    });
  }
  return { verdict: 'held' };
}
