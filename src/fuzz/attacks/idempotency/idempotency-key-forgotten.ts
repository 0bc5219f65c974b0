import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** An idempotency key must be remembered longer than clients go on repeating a request. */
export const idempotencyKeyForgotten: Attack = {
  rule: {
    id: 'pay/idempotency-key-forgotten',
    title: 'Idempotency key forgotten within the hour',
    what: 'A request repeated with its idempotency key an hour later is executed again.',
    why: 'Queues and mobile clients repeat requests for hours after an outage: each repetition moves the money once more.',
    fix: 'Keep keys and answers for 24 hours at least.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [837],
    owasp: ['API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-01'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency', 'hooks.clock'],
  disturbs: true,
  run: (context) => confirmed(context, probe),
};

const HOUR_MS = 3_600_000n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  const key = fixture.key();
  await effect.act(effect.amount, key);
  const once = await effect.read();
  await effect.attempt(effect.amount, key);
  if ((await readBack(fixture, () => effect.read())) !== once) {
    throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
  }
  await fixture.hook('clock', { ms: HOUR_MS });
  await effect.attempt(effect.amount, key);
  const later = await readBack(fixture, () => effect.read());
  if (later <= once) return { verdict: 'held' };
  const amount = amountText(fixture, effect.amount);
  return violation(fixture, {
    message: `A ${effect.noun} of ${amount}, repeated an hour later with its idempotency key, moved ${amountText(fixture, later - once)} once more.`,
    place: { role: effect.role, parameter: fixture.profile.idempotency?.header ?? '' },
    money: { kind: 'moved', amount: later - once },
    states: { 'moved by the first request': amount, 'moved an hour later': amountText(fixture, later - once) },
  });
}
