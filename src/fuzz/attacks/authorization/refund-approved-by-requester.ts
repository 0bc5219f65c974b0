import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { amountValue, outText } from '../../operation.ts';
import { makeLargePayment } from '../../staff.ts';
import { readPayment } from '../../payments.ts';

/** A large refund must not be executed without a second person. */
export const refundApprovedByRequester: Attack = {
  rule: {
    id: 'pay/refund-approved-by-requester',
    title: 'Who asks for a large refund can approve it',
    what: 'A refund that needs a second person is executed with the approval of the person who asked for it.',
    why: 'One member of staff alone pays out as much as they like; the second pair of eyes is for show.',
    fix: 'Compare who approves with who asked, in the transaction that executes the refund.',
    level: 'error',
    securitySeverity: 8,
    cwe: [266, 863],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-09'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'refund', values: ['amount'], out: ['id'] },
      { role: 'approveRefund', values: ['refund'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  needs: ['actors.finance', 'actors.controller', 'limits.refundApproval'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const finance = await fixture.actor('finance');
  const limit = profile.limits.refundApproval ?? 0n;
  const payment = await makeLargePayment(fixture, alice, limit);
  const amount = limit + 1n;
  const values = { payment: payment.id, amount: amountValue(profile, amount) };
  const asked = await fixture.step({ actor: finance, role: 'refund', values });
  const refund = outText(profile, 'refund', asked, 'id');
  const read = async (): Promise<bigint> => (await readPayment(fixture, alice, payment.id)).refunded;
  if ((await readBack(fixture, read)) > 0n) throw new Inconclusive('refund: a large one waits for nobody');
  await fixture.attempt({ actor: finance, role: 'approveRefund', values: { refund } });
  if ((await readBack(fixture, read)) === 0n) {
    // A second person can approve it, so that it was the first who was refused.
    await fixture.step({ actor: await fixture.actor('controller'), role: 'approveRefund', values: { refund } });
    await awaitEffect(fixture, read, (sum) => sum === amount, 'approveRefund: the payment read back does not show it');
    return { verdict: 'held' };
  }
  const text = moneyText(money(amount, profile.money.currency));
  return violation(fixture, {
    message: `One member of staff asked for a refund of ${text} and approved it alone.`,
    place: { role: 'approveRefund', parameter: 'refund' },
    money: { kind: 'moved', amount: amount },
    states: { 'refunded before': moneyText(money(0n, profile.money.currency)), 'refunded after': text },
  });
}
