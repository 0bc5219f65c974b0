import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';

/** The id of a payment must not follow from those before it. */
export const paymentIdsPredictable: Attack = {
  rule: {
    id: 'pay/payment-ids-predictable',
    title: 'Ids of payments are counted up',
    what: 'The id of one payment tells that of the next.',
    why: 'Whoever makes one payment knows the ids of those around it, and how many the shop takes in; every gap in the checks of access is at once a gap for all.',
    fix: 'Make ids of at least 64 random bits, and check the owner all the same.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [330, 340],
    owasp: ['A04:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['IDS-01'],
  roles: [
    [
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],

  run: (context) => confirmed(context, probe),
};

const PAYMENTS = 4;
// Random numbers of six digits and more are practically never four times in a row this close, and rising.
const STEP = 1000n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const ids: string[] = [];
  for (let count = 0; count < PAYMENTS; count += 1) ids.push((await makePayment(fixture, alice, 'pay')).id);
  const parts = ids.map((id) => /^(\D*)(\d{1,40})$/u.exec(id));
  const numbers = parts.map((part) => BigInt(part?.[2] ?? 0));
  const counted = parts.every((part, at) => {
    if (part === null || part[1] !== parts[0]?.[1]) return false;
    const step = (numbers[at] ?? 0n) - (numbers[at - 1] ?? (numbers[at] ?? 0n) - 1n);
    return step > 0n && step < STEP;
  });
  if (!counted) return { verdict: 'held' };
  return violation(fixture, {
    message: `The ids of ${PAYMENTS} payments in a row are numbers that rise by small steps.`,
    place: { role: 'pay' },
    unseen: 'it compares the ids that the app makes',
    states: { 'ids of payments': 'counted up' },
  });
}
