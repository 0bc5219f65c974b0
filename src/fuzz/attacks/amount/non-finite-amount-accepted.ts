import { type AmountInput, openAmountInput } from '../../amount-input.ts';
import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { type Json, numberText, writeJson } from '../../json.ts';
import { MOVEMENT_ROLES } from '../../movement.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';

/** What is no finite number must not become an amount. */
export const nonFiniteAmountAccepted: Attack = {
  rule: {
    id: 'pay/non-finite-amount-accepted',
    title: 'Amount that is no number accepted',
    what: 'The app takes NaN, Infinity or a number beyond all bounds as an amount and stores it.',
    why: 'Every later comparison with such a balance is false: limits no longer hold, and the books cannot be added up again.',
    fix: 'Parse amounts as integers of minor units within bounds, and refuse everything else before it reaches the ledger.',
    level: 'error',
    securitySeverity: 9,
    cwe: [1287, 20],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-05'],
  roles: MOVEMENT_ROLES,
  run: (context) => confirmed(context, probe),
};

const HOSTILE: readonly Json[] = [
  numberText('NaN'),
  numberText('1e999'),
  numberText('-Infinity'),
  'NaN',
  'Infinity',
  '1e999',
];

async function probe(fixture: Fixture): Promise<Outcome> {
  const input = await openAmountInput(fixture, await fixture.actor('alice'));
  const before = await input.read();
  for (const amount of HOSTILE) {
    const lost = await isLost(input, amount);
    if (!lost) continue;
    const text = writeJson(amount);
    return violation(fixture, {
      message: `After a ${input.noun} of ${text} the figure "${input.figure}" is no amount any more.`,
      place: { role: input.role, parameter: 'amount' },
      states: { [`${input.figure} before`]: amountText(fixture, before), [`${input.figure} after`]: 'no amount' },
    });
  }
  return { verdict: 'held' };
}

// The figure could be read a moment ago: where it cannot any more, and not at the second look either, the state is broken.
async function isLost(input: AmountInput, amount: Json): Promise<boolean> {
  try {
    await input.attempt(amount);
    return false;
  } catch (error) {
    if (!(error instanceof Inconclusive)) throw error;
  }
  try {
    await input.read();
    return false;
  } catch (error) {
    if (error instanceof Inconclusive && /has no amount/u.test(error.message)) return true;
    throw error;
  }
}
