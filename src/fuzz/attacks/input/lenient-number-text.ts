import { AMOUNT_ROLES, openAmountInput } from '../../amount-input.ts';
import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** Text that readers disagree about must not be an amount. */
export const lenientNumberText: Attack = {
  rule: {
    id: 'pay/lenient-number-text',
    title: 'Amount text read leniently',
    what: 'Text such as 0x10, 1e2, 1_00 or 10abc is read as an amount.',
    why: 'Each reader makes another number of it: what a limit, a gateway and the ledger see differs.',
    fix: 'Accept amounts in exactly one notation and refuse all other text.',
    level: 'note',
    securitySeverity: 3.5,
    cwe: [1286, 1287],
    owasp: ['A05:2025'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-02', 'INP-12'],
  roles: AMOUNT_ROLES,
  run: (context) => confirmed(context, probe),
};

const AMBIGUOUS: readonly string[] = ['0x10', '1e2', '1_00', ' 16', '+16', '16abc', '016'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  // Where everything is converted, lists too, this is pay/amount-type-confusion.
  if ((await input.attempt([input.honest])) !== 0n) return { verdict: 'held' };
  for (const text of AMBIGUOUS) {
    const moved = await input.attempt(text);
    if (moved === 0n) continue;
    return violation(fixture, {
      message: `A ${input.noun} of "${text}" was booked as ${amountText(fixture, moved)}.`,
      place: { role: input.role, parameter: 'amount' },
      states: { sent: `"${text}"`, [`change of ${input.figure}`]: amountText(fixture, moved) },
    });
  }
  return { verdict: 'held' };
}
