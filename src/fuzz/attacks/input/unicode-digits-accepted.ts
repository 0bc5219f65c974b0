import { openAmountInput } from '../../amount-input.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { bookedAmount } from '../../booked-amount.ts';
import type { Fixture } from '../../fixture.ts';
import { writeJson } from '../../json.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';

/** An amount in digits of another script must move nothing. */
export const unicodeDigitsAccepted: Attack = {
  rule: {
    id: 'pay/unicode-digits-accepted',
    title: 'Digits of other scripts accepted as an amount',
    what: 'An amount in full-width or Arabic-Indic digits is read as a number.',
    why: 'Checks that look for the digits 0 to 9 do not see it, while the code behind them does: limits and filters are bypassed.',
    fix: 'Accept amounts as JSON integers only; where text is needed, the ASCII digits.',
    level: 'note',
    securitySeverity: 3.5,
    cwe: [1287, 173],
    owasp: ['A05:2025'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-01'],
  roles: MOVEMENT_ROLES,
  run: (context) => confirmed(context, probe),
};

// Full-width, Arabic-Indic, Devanagari and mathematical bold digits.
const ZEROS: readonly number[] = [0xff10, 0x0660, 0x0966, 0x1d7ce];

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  const digits = typeof input.honest === 'string' ? input.honest : writeJson(input.honest);
  const written = ZEROS.map((zero) => digits.replaceAll(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit))));
  return bookedAmount(fixture, input, written);
}
