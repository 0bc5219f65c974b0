import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, recipientOf, topUp } from '../../wallet.ts';
import { isSuccess } from '../../wire.ts';

/** An idempotency key must stand for a request to one operation only. */
export const idempotencyKeySharedBetweenOperations: Attack = {
  rule: {
    id: 'pay/idempotency-key-shared-between-operations',
    title: 'Idempotency key shared between operations',
    what: 'A transfer with a key that a top-up had used is answered with the top-up’s answer and is not executed.',
    why: 'A client whose keys repeat across operations is told that money was moved which never was.',
    fix: 'Store method and path with the key, and refuse the key at any other operation.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [436],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-04'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'transfer', values: ['recipient', 'amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['idempotency', 'second-account'],
  run: (context) => confirmed(context, probe),
};

const AMOUNT = 211n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  await topUp(fixture, alice, 1009n);
  const start = await readBalance(fixture, bob);
  const values = { recipient: await recipientOf(fixture, bob), amount: amountValue(profile, AMOUNT) };
  await fixture.step({ actor: alice, role: 'transfer', values });
  await awaitEffect(
    fixture,
    () => readBalance(fixture, bob),
    (balance) => balance === start + AMOUNT,
    'transfer: the balance read back did not rise by the amount',
  );
  const key = fixture.key();
  await fixture.step({ actor: alice, role: 'topUp', key, values: { amount: amountValue(profile, AMOUNT) } });
  const answer = await fixture.attempt({ actor: alice, role: 'transfer', values, key });
  const after = await readBack(fixture, () => readBalance(fixture, bob));
  if (!isSuccess(answer) || after !== start + AMOUNT) return { verdict: 'held' };
  return violation(fixture, {
    message: `A transfer of ${amountText(fixture, AMOUNT)} with a key that a top-up had used was reported as made and moved nothing.`,
    place: { role: 'transfer', parameter: profile.idempotency?.header ?? '' },
    states: {
      'received by the first transfer': amountText(fixture, AMOUNT),
      'received by the other one': amountText(fixture, after - start - AMOUNT),
    },
  });
}
