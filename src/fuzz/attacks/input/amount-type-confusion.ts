import { openAmountInput } from '../../amount-input.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { bookedAmount } from '../../booked-amount.ts';
import type { Fixture } from '../../fixture.ts';
import type { Json } from '../../json.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';

/** An amount that is a list, a truth value or an object must move nothing. */
export const amountTypeConfusion: Attack = {
  rule: {
    id: 'pay/amount-type-confusion',
    title: 'Amounts of other types converted',
    what: 'A list or a truth value as an amount is converted to a number and booked.',
    why: 'What validates and what computes see different values: a list passes where a number would be too large, and true is one cent.',
    fix: 'Check the JSON type of every amount before anything else, and convert nothing.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [843, 1287],
    owasp: ['A05:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-06'],
  roles: MOVEMENT_ROLES,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  return bookedAmount(fixture, input, confusions(input.honest));
}

function confusions(honest: Json): readonly Json[] {
  return [[honest], true, { $gt: 0n }, [[honest]]];
}
