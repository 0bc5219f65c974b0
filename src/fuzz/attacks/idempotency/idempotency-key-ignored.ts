import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** The same request sent twice with one idempotency key must move money once. */
export const idempotencyKeyIgnored: Attack = {
  rule: {
    id: 'pay/idempotency-key-ignored',
    title: 'Idempotency key ignored',
    what: 'A request repeated with the same idempotency key is executed again.',
    why: 'Clients repeat requests when a connection breaks: each repetition then moves the money once more.',
    fix: 'Store the first answer under account and key in the transaction that moves the money, and replay it.',
    level: 'error',
    securitySeverity: 8,
    cwe: [837],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-01'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  await effect.act(effect.amount, fixture.key());
  const key = fixture.key();
  await effect.act(effect.amount, key);
  const once = await effect.read();
  await effect.attempt(effect.amount, key);
  const twice = await readBack(fixture, () => effect.read());
  if (twice <= once) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `A ${effect.noun} of ${text(effect.amount)} sent twice with one idempotency key moved ${text(effect.amount + twice - once)}.`,
    place: { role: effect.role, parameter: profile.idempotency?.header ?? '' },
    money: { kind: 'moved', amount: twice - once },
    states: { 'moved by the first request': text(effect.amount), 'moved by its repetition': text(twice - once) },
  });
}
