import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { transferHonestly } from '../../transfers.ts';
import { readBalance } from '../../wallet.ts';
import { isSuccess } from '../../wire.ts';

/** A transfer that was refused must leave no trace in any balance. */
export const refusedTransferBooked: Attack = {
  rule: {
    id: 'pay/refused-transfer-booked',
    title: 'A refused transfer is booked all the same',
    what: 'A transfer that the app answers with an error has changed a balance.',
    why: 'One side is booked and the other is not: money is created or lost, and the client tries again.',
    fix: 'Check before booking, and book both sides in one transaction that is rolled back as a whole.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [460, 755],
    owasp: ['A10:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['LED-05'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, tooMuch, toNobody),
};

async function tooMuch(fixture: Fixture): Promise<Outcome> {
  const { recipient, balance, received } = await transferHonestly(fixture);
  return attack(fixture, { recipient, amount: balance - fixture.profile.money.floor + 101n, received });
}

async function toNobody(fixture: Fixture): Promise<Outcome> {
  const { recipient, received } = await transferHonestly(fixture);
  // As long as a real one, and nobody's.
  return attack(fixture, { recipient: `${recipient.slice(0, -3)}zzz`, amount: 101n, received });
}

async function attack(
  fixture: Fixture,
  { recipient, amount, received }: { recipient: string; amount: bigint; received: () => Promise<bigint> },
): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const balances = async (): Promise<readonly [bigint, bigint]> => [
    await readBalance(fixture, alice),
    await received(),
  ];
  const [own, foreign] = await readBack(fixture, balances);
  const values = { recipient, amount: amountValue(profile, amount) };
  const answer = await fixture.attempt({ actor: alice, role: 'transfer', values });
  if (isSuccess(answer)) return { verdict: 'held' };
  const [mine, theirs] = await readBack(fixture, balances);
  if (mine === own && theirs === foreign) return { verdict: 'held' };
  return violation(fixture, {
    message: `A refused transfer of ${amountText(fixture, amount)} changed the sender's balance from ${amountText(fixture, own)} to ${amountText(fixture, mine)} and the recipient's by ${amountText(fixture, theirs - foreign)}.`,
    place: { role: 'transfer' },
    money: { kind: 'created', amount: theirs - foreign },
    states: {
      'balance before': amountText(fixture, own),
      'balance after': amountText(fixture, mine),
      'received by the recipient': amountText(fixture, theirs - foreign),
    },
  });
}
