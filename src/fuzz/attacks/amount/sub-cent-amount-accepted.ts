import { exponentOf } from '../../../model/money.ts';
import type { Actor } from '../../actor.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { exactText, readExact } from '../../exact-amount.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, numberText } from '../../json.ts';
import { amountValue, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import type { Profile } from '../../profile.ts';
import { recipientOf, topUp } from '../../wallet.ts';

/** A transfer of a fraction of a cent must not make money. */
export const subCentAmountAccepted: Attack = {
  rule: {
    id: 'pay/sub-cent-amount-accepted',
    title: 'Amounts below the smallest unit accepted',
    what: 'A transfer of a fraction of the smallest unit is booked differently on its two sides.',
    why: 'Rounding up on one side makes money of nothing: repeated thousands of times, fractions become sums.',
    fix: 'Refuse amounts with more digits than the currency has, and book the same integer on both sides.',
    level: 'error',
    securitySeverity: 8,
    cwe: [682, 1284],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-06'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

// Of the smallest unit: one that is rounded up, and one that is rounded down.
const PARTS: readonly string[] = ['5', '4'];
const TIMES = 4;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  await topUp(fixture, alice, 1009n);
  const recipient = await recipientOf(fixture, bob);
  const both = async (): Promise<bigint> => (await balance(fixture, alice)) + (await balance(fixture, bob));
  const start = await both();
  await fixture.step({ actor: alice, role: 'transfer', values: { recipient, amount: amountValue(profile, 211n) } });
  if ((await readBack(fixture, both)) !== start)
    throw new Inconclusive('transfer: a whole amount is not moved exactly');
  for (const part of PARTS) {
    const amount = fraction(profile, part);
    for (let time = 0; time < TIMES; time += 1) {
      await fixture.attempt({ actor: alice, role: 'transfer', values: { recipient, amount } });
    }
    const after = await readBack(fixture, both);
    if (after === start) continue;
    return violation(fixture, {
      message: `${TIMES} transfers of 0.${part} of the smallest unit changed the sum of both balances.`,
      place: { role: 'transfer', parameter: 'amount' },
      states: { 'sum before': exactText(start), 'sum after': exactText(after) },
    });
  }
  return { verdict: 'held' };
}

function fraction({ money: { unit, currency } }: Profile, part: string): Json {
  const text = unit === 'minor' ? `0.${part}` : `0.${'0'.repeat(exponentOf(currency))}${part}`;
  return unit === 'decimal-string' ? text : numberText(text);
}

async function balance(fixture: Fixture, actor: Actor): Promise<bigint> {
  const { profile } = fixture;
  const value = outValue(profile, 'wallet', await fixture.step({ actor, role: 'wallet' }), 'balance');
  const exact = readExact(value, profile.money.unit, profile.money.currency);
  if (exact === undefined) throw new Inconclusive('wallet: the answer has no amount as balance');
  return exact;
}
