import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { raced, RACERS, type Shot } from '../../oracles/race.ts';
import { violation } from '../../oracles/violation.ts';

/** Parallel requests with one idempotency key must take effect once. */
export const idempotencyRace: Attack = {
  rule: {
    id: 'pay/idempotency-race',
    title: 'Parallel requests with one idempotency key are all executed',
    what: 'Requests with one idempotency key that arrive at the same moment all look it up before any of them is stored.',
    why: 'Proxies and clients repeat requests that take long, so that a customer pays or is paid several times.',
    fix: 'Insert the key under a unique constraint before anything is done, and let the losers wait or get 409.',
    level: 'error',
    securitySeverity: 8,
    cwe: [362, 837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-03'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency'],
  run: (context) => raced(context, load),
};

async function load(fixture: Fixture): Promise<Shot> {
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  const key = fixture.key();
  return {
    calls: Array.from({ length: RACERS }, () => effect.call(effect.amount, key)),
    async judge(): Promise<Outcome> {
      const once = (moved: bigint): boolean => moved >= effect.amount;
      await awaitEffect(fixture, () => effect.read(), once, `${effect.role}: none of the requests took effect`);
      const moved = await readBack(fixture, () => effect.read());
      if (moved <= effect.amount) return { verdict: 'held' };
      const amount = amountText(fixture, effect.amount);
      return violation(fixture, {
        message: `More than one of ${RACERS} parallel requests for a ${effect.noun} of ${amount} with one idempotency key took effect.`,
        place: { role: effect.role, parameter: fixture.profile.idempotency?.header ?? '' },
        money: { kind: 'moved', amount: effect.amount },
        states: { 'asked for once': amount, 'moved by parallel requests': `more than ${amount}` },
        varying: { moved: amountText(fixture, moved) },
      });
    },
  };
}
