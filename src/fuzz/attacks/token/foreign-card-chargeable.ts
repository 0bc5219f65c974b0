import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { PAY_WITH, payHonestly, saveFreshCard, tryToPay } from '../../pay-with.ts';

/** An account must not pay with another account's saved card. */
export const foreignCardChargeable: Attack = {
  rule: {
    id: 'pay/foreign-card-chargeable',
    title: "Another customer's saved card can be charged",
    what: 'An account pays with the saved card of another one.',
    why: "Whoever learns or guesses the name of a saved card goes shopping with somebody else's money.",
    fix: 'Look saved cards up by name and owner together.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['TOK-01'],
  roles: [[...PAY_WITH, { role: 'saveCard', values: ['token'], out: ['id'] }]],
  needs: ['second-account', 'hooks.token', 'paid-states'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const card = await saveFreshCard(fixture, alice);
  await payHonestly(fixture, alice, card);
  // Bob can pay with a card of his own, so that a refusal is about whose card it is.
  await payHonestly(fixture, bob, await saveFreshCard(fixture, bob));
  const bought = await tryToPay(fixture, bob, card);
  if (bought === undefined) return { verdict: 'held' };
  const total = moneyText(money(bought.total, fixture.profile.money.currency));
  return violation(fixture, {
    message: `One account paid for an order of ${total} with the card that another account had saved.`,
    place: { role: 'payWith', parameter: 'method' },
    money: { kind: 'moved', amount: bought.total },
    states: { 'order of the second account': `${total}, paid`, 'card of': 'the first account' },
  });
}
