import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { openWitness } from '../../witness.ts';
import { isOrderPaid, newOrder, PAY_WITH } from '../../pay-with.ts';
import { awaitEffect } from '../../oracles/effect.ts';

/** An answer that gets lost must not make the app charge twice. */
export const chargeRepeatedAfterLostAnswer: Attack = {
  rule: {
    id: 'pay/charge-repeated-after-lost-answer',
    title: 'Charge is repeated when an answer gets lost',
    what: 'When the gateway charges and its answer gets lost, the app charges a second time.',
    why: 'Networks lose answers every day: customers pay twice, and the second charge stands in no order.',
    fix: 'Send every attempt of one charge with one idempotency key, made before the first of them.',
    level: 'error',
    securitySeverity: 8,
    cwe: [837],
    owasp: ['A06:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-07'],
  roles: [PAY_WITH],
  needs: ['psp', 'methods.ok', 'paid-states'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { methods, money: unit } = fixture.profile;
  const method = methods.ok ?? '';
  const witness = openWitness(fixture);
  const alice = await fixture.actor('alice');
  const captures = async (): Promise<bigint[]> => {
    await witness.settled();
    return (await witness.movements()).flatMap(({ kind, amount }) => (kind === 'capture' ? [amount] : []));
  };
  const before = (await captures()).length;
  const control = await newOrder(fixture, alice);
  await fixture.step({ actor: alice, role: 'payWith', values: { order: control.id, method } });
  if ((await captures()).length !== before + 1) throw new Inconclusive('psp: the gateway has not seen one payment');
  const { id, total } = await newOrder(fixture, alice);
  // The SDK makes up for one lost answer by itself, so that only the second reaches the app.
  const lost = {
    kind: 'drop_after',
    provider: 'stripe',
    method: 'POST',
    path: '/v1/payment_intents',
    times: 2n,
  } as const;
  await witness.withFault(lost, () =>
    fixture.attempt({ actor: alice, role: 'payWith', values: { order: id, method } }),
  );
  const paid = (): Promise<boolean> => isOrderPaid(fixture, alice, id);
  await awaitEffect(fixture, paid, Boolean, 'payWith: the order is not paid once an answer was lost');
  const charged = (await captures()).slice(before + 1);
  if (charged.length <= 1) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, unit.currency));
  const sum = charged.reduce((left, right) => left + right, 0n);
  return violation(fixture, {
    message: `The customer was charged ${text(sum)} for an order of ${text(total)} because one answer of the gateway got lost.`,
    place: { role: 'payWith' },
    money: { kind: 'moved', amount: sum - total },
    states: { order: text(total), 'charged by the gateway': text(sum), charges: String(charged.length) },
  });
}
