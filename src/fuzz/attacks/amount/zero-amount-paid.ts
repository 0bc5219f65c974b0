import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue, outText } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { openOrder, ORDER_ROLES, payOrder, payValues, readOrder } from '../../order-flow.ts';
import { readPayment } from '../../payments.ts';
import { isSuccess } from '../../wire.ts';

/** An order must not become paid by a payment of nothing. */
export const zeroAmountPaid: Attack = {
  rule: {
    id: 'pay/zero-amount-paid',
    title: 'Order paid with a payment of nothing',
    what: 'An order becomes paid by a payment whose amount the client sets to zero.',
    why: 'Goods leave for nothing; checks for "too little" often take zero for "not given".',
    fix: 'Charge the total of the order and nothing else; mark it paid only when that sum was captured.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [1284, 472],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-03'],
  roles: [
    [...ORDER_ROLES, { role: 'pay', fields: ['amount'] }, { role: 'getPayment', values: ['payment'], out: ['amount'] }],
  ],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await payOrder(fixture, actor, await openOrder(fixture, actor));
  const placed = await openOrder(fixture, actor);
  const tampering = { amount: amountValue(profile, 0n) };
  const answer = await fixture.attempt({ actor, role: 'pay', values: payValues(profile, placed), tampering });
  if (!isSuccess(answer)) return { verdict: 'held' };
  const payment = outText(profile, 'pay', answer, 'id');
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  const { captured } = await readPayment(fixture, actor, payment);
  if (!after.paid || captured > 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} is paid by a payment of ${amountText(fixture, 0n)}.`,
    place: { role: 'pay', parameter: 'amount' },
    money: { kind: 'unpaid', amount: placed.total },
    states: { total: amountText(fixture, placed.total), captured: amountText(fixture, captured), status: after.status },
  });
}
