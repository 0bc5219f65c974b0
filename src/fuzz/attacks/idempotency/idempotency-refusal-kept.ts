import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** A request that was refused before anything was done must not use its idempotency key up. */
export const idempotencyRefusalKept: Attack = {
  rule: {
    id: 'pay/idempotency-refusal-kept',
    title: 'A refused request uses its idempotency key up',
    what: 'After a request that failed validation, the corrected request with the same idempotency key is not executed.',
    why: 'A client that corrects its request is refused for good, and is tempted to make up new keys: payments get lost or doubled.',
    fix: 'Store a key only once execution begins; a request that fails validation leaves no trace.',
    level: 'note',
    securitySeverity: 3,
    cwe: [840],
    owasp: ['A06:2025'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-06'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  await effect.act(effect.amount, fixture.key());
  const before = await effect.read();
  const key = fixture.key();
  await effect.attempt(-effect.amount, key);
  if ((await readBack(fixture, () => effect.read())) !== before) {
    throw new Inconclusive(`${effect.role}: a negative amount is taken`);
  }
  await effect.attempt(effect.amount, key);
  const after = await readBack(fixture, () => effect.read());
  if (after !== before) return { verdict: 'held' };
  const amount = amountText(fixture, effect.amount);
  return violation(fixture, {
    message: `A ${effect.noun} of ${amount} was not made because a malformed request had used its idempotency key before.`,
    place: { role: effect.role, parameter: fixture.profile.idempotency?.header ?? '' },
    states: { 'moved with a fresh key': amount, 'moved with the key of a refused request': amountText(fixture, 0n) },
  });
}
