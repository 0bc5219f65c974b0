import { amountText } from '../../amount-text.ts';
import type { Attack, AttackContext, Outcome } from '../../attack.ts';
import type { Call, Fixture } from '../../fixture.ts';
import { amountValue, fillLines, operationOf } from '../../operation.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';

/** Two operations that debit one balance must not spend it twice at the same moment. */
export const twoDebitsRace: Attack = {
  rule: {
    id: 'pay/two-debits-race',
    title: 'A transfer and a payout spend one balance twice',
    what: 'A transfer and a payout that arrive at the same moment are both checked against the balance before either is booked.',
    why: 'Each operation locks for itself only: together they move more money than there was.',
    fix: 'Let every operation that debits a wallet lock the same row first.',
    level: 'error',
    securitySeverity: 9,
    cwe: [362, 367],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RAC-07'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'wallet', out: ['balance'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'payout', fields: ['lines'] },
    ],
  ],
  needs: ['second-account'],
  run,
};

const AMOUNT = 1013n;

async function run(context: AttackContext): Promise<Outcome> {
  const seen = await raced(context, (fixture) => load(fixture, true));
  if (seen.verdict !== 'violation') return seen;
  const alone = await raced(context, (fixture) => load(fixture, false)).catch(() => undefined);
  if (alone?.verdict === 'held') return seen;
  return { verdict: 'inconclusive', reason: 'transfers alone overdraw the balance: that is pay/balance-race' };
}

async function load(fixture: Fixture, mixed: boolean): Promise<Shot> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const balance = await topUp(fixture, alice, AMOUNT);
  const start = await readBalance(fixture, bob);
  const received = async (): Promise<bigint> => (await readBalance(fixture, bob)) - start;
  const values = { recipient: await recipientOf(fixture, bob), amount: amountValue(profile, balance) };
  const lines = fillLines(operationOf(profile, 'payout'), [values]);
  const transfer: Call = { actor: alice, role: 'transfer', values };
  const payout: Call = { actor: alice, role: 'payout', values, tampering: { lines } };
  return {
    calls: Array.from({ length: RACERS }, (_, index) => (mixed && index % 2 === 0 ? payout : transfer)),
    async judge(): Promise<Outcome> {
      const once = (sum: bigint): boolean => sum >= balance;
      await awaitEffect(fixture, received, once, 'transfer: none of the parallel requests took effect');
      const sum = await readBack(fixture, received);
      if (sum <= balance - profile.money.floor) return { verdict: 'held' };
      const before = amountText(fixture, balance);
      return violation(fixture, {
        message: `Transfers and payouts at the same moment moved more than the whole balance of ${before}.`,
        place: { role: 'payout' },
        money: { kind: 'created', amount: balance },
        states: { 'balance before': before, received: `more than ${before}` },
        varying: { received: amountText(fixture, sum) },
      });
    },
  };
}
