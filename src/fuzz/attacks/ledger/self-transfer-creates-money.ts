import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';

/** A transfer to oneself, or of a negative amount, must not make the sender richer. */
export const selfTransferCreatesMoney: Attack = {
  rule: {
    id: 'pay/self-transfer-creates-money',
    title: 'A transfer makes its sender richer',
    what: 'A transfer to oneself or of a negative amount raises the balance of the account that sends it.',
    why: 'Money is made out of nothing, or taken out of the account of whoever is named as the recipient.',
    fix: 'Refuse transfers to the same account and amounts below 1, and book both sides in one transaction that sums to zero.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [841, 1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['LED-02'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, toOneself, ofNegativeAmount),
};

const AMOUNT = 211n;

async function toOneself(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, 'alice', AMOUNT, 'recipient', 'A transfer to oneself');
}

async function ofNegativeAmount(fixture: Fixture): Promise<Outcome> {
  return attack(fixture, 'bob', -AMOUNT, 'amount', 'A transfer of a negative amount');
}

async function attack(
  fixture: Fixture,
  recipient: 'alice' | 'bob',
  amount: bigint,
  parameter: string,
  what: string,
): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  await transferHonestly(fixture);
  const before = await readBalance(fixture, actor);
  const to = await recipientOf(fixture, await fixture.actor(recipient));
  const values = { recipient: to, amount: amountValue(profile, amount) };
  await fixture.attempt({ actor, role: 'transfer', values });
  const after = await readBack(fixture, () => readBalance(fixture, actor));
  if (after <= before) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `${what} (${text(amount)}) raised the sender's balance from ${text(before)} to ${text(after)}.`,
    place: { role: 'transfer', parameter },
    money: { kind: 'created', amount: after - before },
    states: { 'balance before': text(before), 'balance after': text(after) },
  });
}

async function transferHonestly(fixture: Fixture): Promise<void> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const before = await topUp(fixture, alice, 1009n);
  const start = await readBalance(fixture, bob);
  const values = { recipient: await recipientOf(fixture, bob), amount: amountValue(fixture.profile, AMOUNT) };
  await fixture.step({ actor: alice, role: 'transfer', values });
  await awaitEffect(
    fixture,
    async () => ({
      sent: before - (await readBalance(fixture, alice)),
      got: (await readBalance(fixture, bob)) - start,
    }),
    ({ sent, got }) => sent === AMOUNT && got === AMOUNT,
    'transfer: the balances read back do not show it',
  );
}
