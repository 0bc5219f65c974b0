import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readBalance, topUp } from '../../wallet.ts';

/** A declined card must not raise the balance. */
export const creditWithoutPayment: Attack = {
  rule: {
    id: 'pay/credit-without-payment',
    title: 'Credit without a payment',
    what: 'A top-up whose card is declined raises the balance.',
    why: 'Money is made out of nothing by anybody whose card is refused.',
    fix: 'Book credit only in the transaction that records the captured payment it comes from.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [841, 754],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CPN-11'],
  roles: [
    [
      { role: 'topUp', values: ['amount'], fields: ['method'] },
      { role: 'wallet', out: ['balance'] },
    ],
  ],
  needs: ['methods.declined'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const before = await topUp(fixture, actor, 701n);
  const tampering = { method: profile.methods.declined ?? '' };
  await fixture.attempt({ actor, role: 'topUp', values: { amount: amountValue(profile, 1009n) }, tampering });
  const after = await readBack(fixture, () => readBalance(fixture, actor));
  if (after <= before) return { verdict: 'held' };
  return violation(fixture, {
    message: `A top-up with a declined card raised the balance by ${amountText(fixture, after - before)}.`,
    place: { role: 'topUp', parameter: 'method' },
    money: { kind: 'created', amount: after - before },
    states: { 'balance before': amountText(fixture, before), 'balance after': amountText(fixture, after) },
  });
}
