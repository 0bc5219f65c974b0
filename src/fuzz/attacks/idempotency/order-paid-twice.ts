import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { ORDER_ROLES, openOrder, payOrder, payValues } from '../../order-flow.ts';
import { outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import { isSuccess } from '../../wire.ts';

/** An order that is paid must not be charged once more. */
export const orderPaidTwice: Attack = {
  rule: {
    id: 'pay/order-paid-twice',
    title: 'An order is charged twice',
    what: 'A paid order that is submitted again, with another idempotency key or none, is charged again.',
    why: 'A double click, or a page loaded again, costs the customer the order twice: refunds, complaints, chargebacks.',
    fix: 'Lock the order when a payment begins and refuse another one while the first lives.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [837, 799],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-05'],
  roles: [[...ORDER_ROLES, { role: 'getPayment', values: ['payment'], out: ['amount', 'status', 'captured'] }]],
  needs: ['states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const placed = await openOrder(fixture, actor);
  const first = await payOrder(fixture, actor, placed);
  const answer = await fixture.attempt({ actor, role: 'pay', values: payValues(profile, placed) });
  const second = isSuccess(answer) ? outValue(profile, 'pay', answer, 'id') : undefined;
  const ids = new Set([first, ...(typeof second === 'string' || typeof second === 'bigint' ? [String(second)] : [])]);
  const payments = await readBack(fixture, () =>
    Promise.all([...ids].map((payment) => readPayment(fixture, actor, payment))),
  );
  const charged = payments.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0n);
  if (charged <= placed.total) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} was charged twice: ${amountText(fixture, charged)} captured.`,
    place: { role: 'pay' },
    money: { kind: 'moved', amount: charged - placed.total },
    states: { order: amountText(fixture, placed.total), captured: amountText(fixture, charged) },
  });
}
