import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';

/** Parallel transfers of a whole balance must take effect once. */
export const balanceRace: Attack = {
  rule: {
    id: 'pay/balance-race',
    title: 'Parallel transfers overdraw a balance',
    what: 'Transfers that arrive at the same moment are all checked against the balance before any of them is booked.',
    why: 'One balance is spent several times: the money that arrives was never there.',
    fix: 'Check and book in one transaction with the wallet row locked, or by one conditional update, and forbid negative balances by a constraint.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-01'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => raced(context, load),
};

const AMOUNT = 1009n;

async function load(fixture: Fixture): Promise<Shot> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const balance = await topUp(fixture, alice, AMOUNT);
  const start = await readBalance(fixture, bob);
  const values = { recipient: await recipientOf(fixture, bob), amount: amountValue(profile, balance) };
  const received = async (): Promise<bigint> => (await readBalance(fixture, bob)) - start;
  return {
    calls: Array.from({ length: RACERS }, () => ({ actor: alice, role: 'transfer', values })),
    async judge(): Promise<Outcome> {
      const once = (sum: bigint): boolean => sum >= balance;
      await awaitEffect(fixture, received, once, 'transfer: none of the parallel transfers took effect');
      const sum = await readBack(fixture, received);
      const left = await readBalance(fixture, alice);
      if (sum <= balance - profile.money.floor && left >= profile.money.floor) return { verdict: 'held' };
      const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel transfers took effect: the recipient got more than the sender's whole balance of ${text(balance)}.`,
        place: { role: 'transfer', parameter: 'amount' },
        money: { kind: 'created', amount: balance },
        states: { 'balance before': text(balance), 'received after parallel transfers': `more than ${text(balance)}` },
        varying: { received: text(sum), 'balance after': text(left) },
      });
    },
  };
}
