import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { isJsonObject, type Json } from '../../json.ts';
import { readPointer } from '../../json-pointer.ts';
import { outValue } from '../../operation.ts';
import { makePayment } from '../../payments.ts';
import type { Actor } from '../../actor.ts';

/** The list of an account must not hold the payments of another one. */
export const foreignPaymentListed: Attack = {
  rule: {
    id: 'pay/foreign-payment-listed',
    title: 'List of payments shows those of others',
    what: 'The list of the own payments holds the payment of another account.',
    why: 'Everybody sees who pays what, without knowing a single id.',
    fix: 'Filter lists by the signed-in account in the query itself.',
    level: 'error',
    securitySeverity: 8,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-06'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
      { role: 'listPayments', out: ['items', 'id'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const hers = await makePayment(fixture, alice, 'pay');
  const his = await makePayment(fixture, bob, 'pay');
  if (!(await listed(fixture, bob)).includes(his.id)) {
    throw new Inconclusive('listPayments: the own payment, just made, is not in the list');
  }
  if (!(await listed(fixture, bob)).includes(hers.id)) return { verdict: 'held' };
  const amount = moneyText(money(hers.amount, fixture.profile.money.currency));
  return violation(fixture, {
    message: `The list of one account showed the payment of ${amount} that another account had made.`,
    place: { role: 'listPayments' },
    states: { 'payment of the first account': amount, 'in the list of the second': amount },
  });
}

async function listed(fixture: Fixture, actor: Actor): Promise<string[]> {
  const answer = await fixture.step({ actor, role: 'listPayments', values: { limit: 20n, text: '' } });
  const items = outValue(fixture.profile, 'listPayments', answer, 'items');
  const pointer = fixture.profile.roles.listPayments?.out['id'] ?? '/id';
  return (Array.isArray(items) ? items : []).flatMap((item: Json) => {
    const id = isJsonObject(item) ? readPointer(item, pointer) : undefined;
    return typeof id === 'string' || typeof id === 'bigint' ? [String(id)] : [];
  });
}
