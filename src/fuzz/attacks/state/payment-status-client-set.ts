import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment, readPayment } from '../../payments.ts';

/** A client must not make a payment paid by saying so. */
export const paymentStatusClientSet: Attack = {
  rule: {
    id: 'pay/payment-status-client-set',
    title: 'Payment status set by the client',
    what: 'An update of a payment takes over the status that the client sends.',
    why: 'Goods are delivered for payments that were never captured.',
    fix: 'List the fields that a client may change, refuse all others, and let only the processor change the status.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [915],
    owasp: ['A08:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-08'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'updatePayment', fields: ['status'] },
      { role: 'getPayment', values: ['payment'], out: ['status', 'amount', 'captured'] },
    ],
  ],
  needs: ['paid-states', 'authorized-states'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const payment = await makePayment(fixture, actor, 'authorize');
  const values = { payment: payment.id, text: 'a description' };
  await fixture.step({ actor, role: 'updatePayment', values });
  const before = await readPayment(fixture, actor, payment.id);
  if (profile.states.paid.includes(before.status)) {
    throw new Inconclusive('updatePayment: a harmless update made the payment paid');
  }
  const status = profile.states.paid[0] ?? '';
  await fixture.attempt({ actor, role: 'updatePayment', values, tampering: { status } });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  // Where the money was captured as well, the update is an unusual way to capture, not a forged status.
  if (!profile.states.paid.includes(after.status) || after.captured > before.captured) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `A payment of ${text(payment.amount)} became ${after.status} because the client said so; captured: ${text(after.captured)}.`,
    place: { role: 'updatePayment', parameter: 'status' },
    money: { kind: 'unpaid', amount: payment.amount - after.captured },
    states: { 'status before': before.status, 'status after': after.status, captured: text(after.captured) },
  });
}
