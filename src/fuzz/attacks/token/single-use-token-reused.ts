import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { freshToken, PAY_WITH, payHonestly, tryToPay } from '../../pay-with.ts';

/** A token that the gateway gave out for one payment must not pay for a second order. */
export const singleUseTokenReused: Attack = {
  rule: {
    id: 'pay/single-use-token-reused',
    title: 'Single-use token is taken twice',
    what: 'A token that stands for one payment pays for a second one.',
    why: 'Whoever gets hold of a used token, from a log, a history or a proxy, charges the card again.',
    fix: 'Note each token as used in the transaction that uses it, and refuse it ever after; let the gateway refuse it too.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [294, 672],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['RPL-01'],
  roles: [PAY_WITH],
  needs: ['hooks.token', 'paid-states'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const token = await freshToken(fixture);
  const first = await payHonestly(fixture, alice, token);
  const second = await tryToPay(fixture, alice, token);
  if (second === undefined) return { verdict: 'held' };
  const text = (minor: bigint): string => moneyText(money(minor, fixture.profile.money.currency));
  return violation(fixture, {
    message: `A single-use token that had paid ${text(first.total)} paid another ${text(second.total)}.`,
    place: { role: 'payWith', parameter: 'method' },
    money: { kind: 'moved', amount: second.total },
    states: { 'paid with the token': text(first.total), 'paid with it again': text(second.total) },
  });
}
