import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, topUp } from '../../wallet.ts';
import { isSuccess } from '../../wire.ts';

/** An idempotency key must stand for a request of one account only. */
export const idempotencyKeySharedBetweenAccounts: Attack = {
  rule: {
    id: 'pay/idempotency-key-shared-between-accounts',
    title: 'Idempotency key shared between accounts',
    what: 'A request is answered with what another account did under the same idempotency key, and is not executed.',
    why: 'One account reads the answer of another, and a payment that is reported as made never happens.',
    fix: 'Look idempotency keys up by account and key together.',
    level: 'error',
    securitySeverity: 8,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['IDM-04'],
  roles: [
    [
      { role: 'topUp', values: ['amount'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['idempotency', 'second-account'],
  run: (context) => confirmed(context, probe),
};

const AMOUNT = 701n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const before = await topUp(fixture, bob, AMOUNT);
  const start = await readBalance(fixture, alice);
  const key = fixture.key();
  const values = { amount: amountValue(profile, AMOUNT) };
  await fixture.step({ actor: alice, role: 'topUp', values, key });
  await awaitEffect(
    fixture,
    () => readBalance(fixture, alice),
    (balance) => balance === start + AMOUNT,
    'topUp: the balance read back did not rise by the amount',
  );
  const answer = await fixture.attempt({ actor: bob, role: 'topUp', values, key });
  const after = await readBack(fixture, () => readBalance(fixture, bob));
  // A refusal says that nothing was done, and that is true.
  if (!isSuccess(answer) || after !== before) return { verdict: 'held' };
  return violation(fixture, {
    message: `A top-up of ${amountText(fixture, AMOUNT)} with a key that another account had used was reported as made and moved nothing.`,
    place: { role: 'topUp', parameter: profile.idempotency?.header ?? '' },
    states: { 'balance before': amountText(fixture, before), 'balance after': amountText(fixture, after) },
  });
}
