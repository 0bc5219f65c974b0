import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { transferHonestly } from '../../transfers.ts';
import { readBalance } from '../../wallet.ts';

/** Transfers between two wallets must not add money to both together. */
export const transferNotConserved: Attack = {
  rule: {
    id: 'pay/transfer-not-conserved',
    title: 'Transfers create money',
    what: 'After ordinary transfers to and fro two wallets together hold more than before.',
    why: 'The ledger makes money: every transfer, however small, is a gain that can be repeated.',
    fix: 'Book both sides of a transfer with the same integer amount of minor units, in one transaction that sums to zero.',
    level: 'error',
    securitySeverity: 9,
    cwe: [682],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4', '10.2.1'],
    since: '0.1.0',
  },
  catalogue: ['LED-01'],
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

// The smallest amount there is, odd ones, and one whose binary fraction does not end.
const AMOUNTS: readonly bigint[] = [1n, 3n, 29n, 57n];

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const { recipient } = await transferHonestly(fixture);
  const balances = async (): Promise<readonly [bigint, bigint]> => [
    await readBalance(fixture, alice),
    await readBalance(fixture, bob),
  ];
  const [own, foreign] = await readBack(fixture, balances);
  let sent = 0n;
  for (const amount of AMOUNTS) {
    const values = { recipient, amount: amountValue(profile, amount) };
    await fixture.step({ actor: alice, role: 'transfer', values });
    sent += amount;
  }
  await awaitEffect(
    fixture,
    balances,
    ([, theirs]) => theirs >= foreign + sent,
    'transfer: the balance of the recipient did not rise by the amounts',
  );
  const [mine, theirs] = await readBack(fixture, balances);
  const created = mine + theirs - own - foreign;
  if (created <= 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `Transfers of ${amountText(fixture, sent)} between two wallets created ${amountText(fixture, created)}.`,
    place: { role: 'transfer', parameter: 'amount' },
    money: { kind: 'created', amount: created },
    states: {
      'both wallets before': amountText(fixture, own + foreign),
      'both wallets after': amountText(fixture, mine + theirs),
    },
  });
}
