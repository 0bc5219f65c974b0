import { openAmountInput } from '../../amount-input.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { bookedAmount } from '../../booked-amount.ts';
import type { Fixture } from '../../fixture.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';

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
  roles: MOVEMENT_ROLES,
  run: (context) => confirmed(context, probe),
};

const AMBIGUOUS: readonly string[] = ['0x10', '1e2', '1_00', ' 16', '+16', '16abc', '016'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  // Where everything is converted, lists too, this is pay/amount-type-confusion.
  if ((await input.attempt([input.honest])) !== 0n) return { verdict: 'held' };
  return bookedAmount(fixture, input, AMBIGUOUS);
}
