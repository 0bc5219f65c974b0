import { openAmountInput } from '../../amount-input.ts';
import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** A top-up or a refund of a negative amount must move nothing. */
export const negativeAmountAccepted: Attack = {
  rule: {
    id: 'pay/negative-amount-accepted',
    title: 'Negative amount accepted',
    what: 'The app books a top-up or a refund of a negative amount.',
    why: 'A negative amount turns the direction of the money around: charges pay out, and limits that look for "too much" never see it.',
    fix: 'Accept whole amounts from 1 minor unit to a maximum only, at the edge and by a constraint in the database.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [1284, 839],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-02'],
  roles: MOVEMENT_ROLES,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  const negative = -(input.amount / 2n);
  const moved = await input.attempt(amountValue(fixture.profile, negative));
  if (moved === 0n) return { verdict: 'held' };
  return violation(fixture, {
    message: `A ${input.noun} of ${amountText(fixture, negative)} was booked: ${input.figure} changed by ${amountText(fixture, moved)}.`,
    place: { role: input.role, parameter: 'amount' },
    money: { kind: 'moved', amount: -negative },
    states: { sent: amountText(fixture, negative), [`change of ${input.figure}`]: amountText(fixture, moved) },
  });
}
