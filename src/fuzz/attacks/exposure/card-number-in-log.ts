import { maskCardNumber } from '../../../util/card-numbers.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { newOrder, payHonestly, PAY_WITH } from '../../pay-with.ts';

/** A card number that a customer sends must not be written into the log. */
export const cardNumberInLog: Attack = {
  rule: {
    id: 'pay/card-number-in-log',
    title: 'Whole card number in the log',
    what: 'A card number that a request holds stands whole in the log of the app, whether the request was taken or refused.',
    why: 'Logs are copied, kept and read by many: one request in the wrong form makes all of them a store of card numbers.',
    fix: 'Mask card numbers where the log is written, for every field and also for requests that are refused.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [532],
    owasp: ['A09:2025'],
    pci: ['3.3.1', '3.5.1', '6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['PAN-05'],
  roles: [[...PAY_WITH, { role: 'payWith', fields: ['card'] }]],
  needs: ['hooks.log', 'methods.ok', 'paid-states'],
  run: (context) => confirmed(context, probe),
};

// Published by Stripe and Braintree for tests; the profile's own methods are other cards.
const CARD = { number: '5105105105105100', exp_month: 12n, exp_year: 2040n, cvc: '123' } as const;

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const logged = async (): Promise<number> =>
    readBack(fixture, async () => occurrences((await fixture.hook('log')).text, CARD.number));
  await payHonestly(fixture, actor, fixture.profile.methods.ok ?? '');
  const before = await logged();
  const { id } = await newOrder(fixture, actor);
  const values = { order: id, method: fixture.profile.methods.ok ?? '' };
  await fixture.attempt({ actor, role: 'payWith', values, tampering: { card: CARD } });
  if ((await logged()) <= before) return { verdict: 'held' };
  const card = maskCardNumber(CARD.number);
  return violation(fixture, {
    message: `The log holds the whole number of the card ${card}, which a customer sent.`,
    place: { role: 'payWith', parameter: 'card' },
    states: { 'card number in the log': card },
  });
}

/** How often the digits stand in the text, also in groups; as a part of a longer number they do not count. */
function occurrences(text: string, digits: string): number {
  return [...text.matchAll(new RegExp(String.raw`(?<!\d)${digits.replaceAll(/(?<=\d)(?=\d)/gu, '[ -]?')}(?!\d)`, 'gu'))]
    .length;
}
