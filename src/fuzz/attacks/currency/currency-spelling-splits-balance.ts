import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance } from '../../wallet.ts';
import { isSuccess } from '../../wire.ts';

/** Money must not end up beside the balance because its currency is spelt otherwise. */
export const currencySpellingSplitsBalance: Attack = {
  rule: {
    id: 'pay/currency-spelling-splits-balance',
    title: 'Other spelling of a currency is another balance',
    what: 'A top-up in "eUr" is taken but does not show in the balance in EUR.',
    why: 'Money lies in a bucket of its own, past the limits, reports and refunds of the currency that it is in.',
    fix: 'Bring codes to one spelling, or refuse all others, before they are used as a key.',
    level: 'note',
    securitySeverity: 3.5,
    cwe: [178],
    owasp: ['A06:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-04'],
  roles: [
    [
      { role: 'topUp', values: ['amount'], fields: ['currency'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { currency } = profile.money;
  const actor = await fixture.actor('alice');
  const amount = amountValue(profile, 701n);
  const before = await readBalance(fixture, actor);
  await fixture.step({ actor, role: 'topUp', values: { amount }, tampering: { currency } });
  const read = (): Promise<bigint> => readBalance(fixture, actor);
  await awaitEffect(
    fixture,
    read,
    (now) => now === before + 701n,
    'topUp: the balance read back did not rise by the amount',
  );
  for (const other of [`${currency.slice(0, 1).toLowerCase()}${currency.slice(1)}`, `${currency} `]) {
    const start = await read();
    const answer = await fixture.attempt({ actor, role: 'topUp', values: { amount }, tampering: { currency: other } });
    if (!isSuccess(answer)) continue;
    if ((await readBack(fixture, read)) !== start) continue;
    return violation(fixture, {
      message: `A top-up of ${amountText(fixture, 701n)} was taken as "${other}" and does not show in the balance in ${currency}.`,
      place: { role: 'topUp', parameter: 'currency' },
      states: { 'balance before': amountText(fixture, start), 'balance after': amountText(fixture, start) },
    });
  }
  return { verdict: 'held' };
}
