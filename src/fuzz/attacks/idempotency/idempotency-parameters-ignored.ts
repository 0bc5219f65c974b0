import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { openKeyedEffect } from '../../keyed-effect.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';

/** A used idempotency key with another amount must not move money. */
export const idempotencyParametersIgnored: Attack = {
  rule: {
    id: 'pay/idempotency-parameters-ignored',
    title: 'Idempotency key reused with other parameters',
    what: 'A request with a used idempotency key but another amount is executed instead of being refused.',
    why: 'A key that no longer stands for one request protects nobody: a changed repetition moves money a second time.',
    fix: 'Store a digest of the request beside the key, and refuse the key with any other request.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [345],
    owasp: ['A08:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDM-02'],
  roles: MOVEMENT_ROLES,
  needs: ['idempotency'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const effect = await openKeyedEffect(fixture, await fixture.actor('alice'));
  const other = effect.amount / 2n;
  await effect.act(other, fixture.key());
  const key = fixture.key();
  await effect.act(effect.amount, key);
  const before = await effect.read();
  await effect.attempt(effect.amount, key);
  // Where keys do nothing at all this is no flaw of comparing parameters: that is pay/idempotency-key-ignored.
  if ((await readBack(fixture, () => effect.read())) !== before) {
    throw new Inconclusive(`${effect.role}: a repeated idempotency key is not honoured at all`);
  }
  await effect.attempt(other, key);
  const after = await readBack(fixture, () => effect.read());
  if (after <= before) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, profile.money.currency));
  return violation(fixture, {
    message: `A ${effect.noun} of ${text(effect.amount)} and then one of ${text(other)} with the same idempotency key both took effect.`,
    place: { role: effect.role, parameter: profile.idempotency?.header ?? '' },
    money: { kind: 'moved', amount: after - before },
    states: { 'moved by the first request': text(effect.amount), 'moved by the other one': text(after - before) },
  });
}
