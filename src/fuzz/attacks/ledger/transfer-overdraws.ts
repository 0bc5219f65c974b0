import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { transferHonestly } from '../../transfers.ts';
import { readBalance } from '../../wallet.ts';

/** A transfer must not take a balance below its floor. */
export const transferOverdraws: Attack = {
  rule: {
    id: 'pay/transfer-overdraws',
    title: 'A transfer overdraws the balance',
    what: 'A transfer of more than the wallet holds is booked.',
    why: 'Whoever opens an account spends money that was never paid in.',
    fix: 'Check the balance in the transaction that books the transfer, and forbid negative balances by a constraint.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [839],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['LED-06'],
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

const EXCESS = 2003n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const { recipient, balance, received } = await transferHonestly(fixture);
  const before = await received();
  const amount = balance - profile.money.floor + EXCESS;
  const values = { recipient, amount: amountValue(profile, amount) };
  await fixture.attempt({ actor: alice, role: 'transfer', values });
  const got = (await readBack(fixture, received)) - before;
  const left = await readBalance(fixture, alice);
  if (left >= profile.money.floor || got < amount) return { verdict: 'held' };
  return violation(fixture, {
    message: `A transfer of ${amountText(fixture, amount)} from a wallet that held ${amountText(fixture, balance)} was booked; it holds ${amountText(fixture, left)} now.`,
    place: { role: 'transfer', parameter: 'amount' },
    money: { kind: 'created', amount: profile.money.floor - left },
    states: { 'balance before': amountText(fixture, balance), 'balance after': amountText(fixture, left) },
  });
}
