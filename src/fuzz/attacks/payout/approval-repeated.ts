import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { amountValue, fillLines, operationOf, outText } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';

/** Approving a payout again must not pay it again. */
export const approvalRepeated: Attack = {
  rule: {
    id: 'pay/approval-repeated',
    title: 'A payout that is approved twice is paid twice',
    what: 'The approval of a payout, sent again, has the money moved again.',
    why: 'A double click of the approver, or a repeated request, pays the recipient twice.',
    fix: 'Change the state and book the payout in one transaction, from the state “waiting” only.',
    level: 'error',
    securitySeverity: 9,
    cwe: [837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-11'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'wallet', out: ['balance'] },
      { role: 'payout', fields: ['lines'], out: ['id'] },
      { role: 'approvePayout', values: ['payout'] },
    ],
  ],
  needs: ['second-account', 'limits.payoutApproval', 'actors.finance'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const approver = await fixture.actor(operationOf(profile, 'approvePayout').as ?? 'finance');
  const amount = (profile.limits.payoutApproval ?? 0n) + 1009n;
  await topUp(fixture, alice, 2n * amount);
  const start = await readBalance(fixture, bob);
  const received = async (): Promise<bigint> => (await readBalance(fixture, bob)) - start;
  const line = { recipient: await recipientOf(fixture, bob), amount: amountValue(profile, amount) };
  const lines = fillLines(operationOf(profile, 'payout'), [line]);
  const answer = await fixture.step({ actor: alice, role: 'payout', values: line, tampering: { lines } });
  const payout = outText(profile, 'payout', answer, 'id');
  if ((await received()) !== 0n) throw new Inconclusive('payout: it does not wait for its approval');
  await fixture.step({ actor: approver, role: 'approvePayout', values: { payout } });
  const reason = 'approvePayout: the balance read back did not rise by the amount';
  await awaitEffect(fixture, received, (sum) => sum === amount, reason);
  await fixture.attempt({ actor: approver, role: 'approvePayout', values: { payout } });
  const sum = await readBack(fixture, received);
  if (sum <= amount) return { verdict: 'held' };
  return violation(fixture, {
    message: `A payout of ${amountText(fixture, amount)} that was approved twice paid ${amountText(fixture, sum)}.`,
    place: { role: 'approvePayout' },
    money: { kind: 'created', amount: sum - amount },
    states: { 'paid by the first approval': amountText(fixture, amount), 'paid in all': amountText(fixture, sum) },
  });
}
