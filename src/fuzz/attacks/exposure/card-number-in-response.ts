import { findCardNumbers, maskCardNumber } from '../../../util/card-numbers.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { isTestCard } from '../../test-cards.ts';
import { isJsonObject, type Json } from '../../json.ts';
import { isMapped } from '../../mapping.ts';
import { outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';
import { topUp } from '../../wallet.ts';
import type { Answer } from '../../wire.ts';

/** Saved payment methods must not show whole card numbers. */
export const cardNumberInResponse: Attack = {
  rule: {
    id: 'pay/card-number-in-response',
    title: 'Whole card number in a response',
    what: 'The list of saved payment methods holds a whole card number.',
    why: 'Every log, cache and script on the way gets the number, and whoever reads one of them can pay with it.',
    fix: 'Send the brand and the last four digits; keep the number in the vault of the gateway.',
    level: 'error',
    securitySeverity: 8,
    cwe: [359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4', '3.4.1'],
    since: '0.1.0',
  },
  catalogue: ['PAN-01'],
  roles: [
    [{ role: 'paymentMethods' }, { role: 'topUp', values: ['amount'] }, { role: 'wallet', out: ['balance'] }],
    [
      { role: 'paymentMethods' },
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  if (
    isMapped(
      [
        { role: 'topUp', values: ['amount'] },
        { role: 'wallet', out: ['balance'] },
      ],
      fixture.profile,
    )
  ) {
    await topUp(fixture, actor, 1009n);
  } else {
    await makePayment(fixture, actor, 'pay');
  }
  const answer = await fixture.step({ actor, role: 'paymentMethods' });
  const listed = outValue(fixture.profile, 'paymentMethods', answer, 'items') ?? answer.json;
  if (!hasEntry(listed)) throw new Inconclusive('paymentMethods: the answer lists no payment method');
  const card = leaked(answer);
  if (card === undefined) return { verdict: 'held' };
  return violation(fixture, {
    message: `The answer holds the whole number of the card ${card}.`,
    place: { role: 'paymentMethods' },
    states: { 'card number in the answer': card },
  });
}

// Other ids may look like a card number by chance: the number must be a published test card, which is what the profile pays
// with, or end in the four digits that the same answer gives as the card's last.
function leaked({ text }: Answer): string | undefined {
  const last4 = new Set([...text.matchAll(/"last_?4"\s*:\s*"(\d{4})"/giu)].map((match) => match[1]));
  const card = findCardNumbers(text).find(({ digits }) => isTestCard(digits) || last4.has(digits.slice(-4)));
  return card === undefined ? undefined : maskCardNumber(card.digits);
}

function hasEntry(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isJsonObject(value) && Object.values(value).some((item) => hasEntry(item));
}
