import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** A key of a length that the app does not store must be refused, neither ignored nor cut. */
export const longIdempotencyKeyIgnored: Attack = {
  rule: {
    id: 'pay/long-idempotency-key-ignored',
    title: 'Long idempotency key ignored or cut',
    what: 'An idempotency key that is longer than the app stores is left out, or cut so that two keys become one.',
    why: 'Repetitions are executed again, or another payment is taken for a repetition and never made.',
    fix: 'Refuse keys that are longer than the column, or store a digest of the key.',
    level: 'warning',
    securitySeverity: 4.5,
    cwe: [20, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-07'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency'],
  run: (context) => confirmed(context, probe),
};

// Longer than what Adyen (64) and Stripe (255) take, shorter than what servers refuse as a header.
const LENGTH = 700;

async function probe(fixture: Fixture): Promise<Outcome> {
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  const usual = fixture.key();
  await effect.act(effect.amount, usual);
  const start = await effect.read();
  await effect.attempt(effect.amount, usual);
  if ((await readBack(fixture, () => effect.read())) !== start) {
    throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
  }
  const long = fixture
    .key()
    .repeat(LENGTH / 36 + 1)
    .slice(0, LENGTH - 1);
  await effect.attempt(effect.amount, `${long}a`);
  const once = await readBack(fixture, () => effect.read());
  await effect.attempt(effect.amount, `${long}a`);
  const twice = await readBack(fixture, () => effect.read());
  await effect.attempt(effect.amount, `${long}b`);
  const other = await readBack(fixture, () => effect.read());
  const taken = once === start + effect.amount;
  const ignored = taken && twice > once;
  const cut = taken && twice === once && other === twice;
  if (!ignored && !cut) return { verdict: 'held' };
  const amount = amountText(fixture, effect.amount);
  return violation(fixture, {
    message: ignored
      ? `A ${effect.noun} of ${amount} sent twice with one idempotency key of ${LENGTH} characters moved ${amountText(fixture, twice - start)}.`
      : `Of two ${effect.noun}s of ${amount} whose idempotency keys differ in the last of ${LENGTH} characters only one was made.`,
    place: { role: effect.role, parameter: fixture.profile.idempotency?.header ?? '' },
    states: {
      'moved by the first request': amount,
      'moved by its repetition': amountText(fixture, twice - once),
      'moved with another key': amountText(fixture, other - twice),
    },
  });
}
