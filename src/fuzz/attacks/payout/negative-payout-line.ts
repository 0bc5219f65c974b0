import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue, fillLines, operationOf } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';

/** No line of a payout must take money from its recipient. */
export const negativePayoutLine: Attack = {
  rule: {
    id: 'pay/negative-payout-line',
    title: 'A payout with a negative line takes money',
    what: 'In a payout to several, a line of a negative amount is booked beside positive ones.',
    why: 'Only the sum is debited: the sender credits one account with what the payout takes from another.',
    fix: 'Check every line by itself: amounts below 1 are refused, whatever the sum.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [1284, 839],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-10'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'wallet', out: ['balance'] },
      { role: 'payout', fields: ['lines'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, (fixture) => probe(fixture, context.fixture())),
};

const GAIN = 503n;
const LOSS = 401n;

/** @param other its first user is the third account that the attack takes */
async function probe(fixture: Fixture, other: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const victim = await other.actor('alice');
  await topUp(fixture, alice, 5003n);
  const start = await readBalance(fixture, bob);
  const before = await topUp(other, victim, 1009n);
  const toBob = await recipientOf(fixture, bob);
  const toVictim = await recipientOf(other, victim);
  const send = async (how: 'step' | 'attempt', amounts: readonly (readonly [string, bigint])[]): Promise<void> => {
    const entries = amounts.map(([recipient, minor]) => ({ recipient, amount: amountValue(profile, minor) }));
    const lines = fillLines(operationOf(profile, 'payout'), entries);
    await fixture[how]({ actor: alice, role: 'payout', values: entries[0] ?? {}, tampering: { lines } });
  };
  await send('step', [
    [toBob, GAIN],
    [toVictim, LOSS],
  ]);
  await awaitEffect(
    fixture,
    async () => [await readBalance(fixture, bob), await readBalance(other, victim)],
    ([gained, kept]) => gained === start + GAIN && kept === before + LOSS,
    'payout: the balances read back do not show it',
  );
  await send('attempt', [
    [toBob, GAIN],
    [toVictim, -LOSS],
  ]);
  const kept = await readBack(fixture, () => readBalance(other, victim));
  if (kept >= before + LOSS) return { verdict: 'held' };
  const got = (await readBalance(fixture, bob)) - start - GAIN;
  return violation(fixture, {
    message: `A payout with a line of ${amountText(fixture, -LOSS)} took that much from an account that had agreed to nothing, and credited ${amountText(fixture, got)} to another.`,
    place: { role: 'payout', parameter: 'lines' },
    unseen: 'it takes a third account, which it makes apart from the others',
    money: { kind: 'moved', amount: LOSS },
    states: {
      'balance of the victim before': amountText(fixture, before + LOSS),
      'balance of the victim after': amountText(fixture, kept),
    },
  });
}
