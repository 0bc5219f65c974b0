import { money, moneyText } from '../../../model/money.ts';
import type { Attack, AttackContext, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { declinesUntilLimit, tryOrder } from '../../declines.ts';
import { awaitEffect } from '../../oracles/effect.ts';
import { isOrderPaid, newOrder, PAY_WITH } from '../../pay-with.ts';

/** After many declined payments of one account the next one must be slowed down. */
export const declinedPaymentsUnlimited: Attack = {
  rule: {
    id: 'pay/declined-payments-unlimited',
    title: 'Cards can be tried out without limit',
    what: 'However many payments are declined, the next one is tried.',
    why: 'Thieves try stolen card numbers out here: fees for each attempt, disputes for those that work, and the gateway closes the account of the shop.',
    fix: 'Count declined payments by account, card and address of the connection, and answer 429 beyond a limit.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [799, 307],
    owasp: ['A06:2025', 'API4:2023', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['THR-01'],
  disturbs: 'last',
  roles: [PAY_WITH],
  needs: ['methods.ok', 'methods.declined', 'paid-states', 'limits.declines', 'limits.addressDeclines'],
  run: attack,
};

async function attack(context: AttackContext): Promise<Outcome> {
  const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
  // Above every limit that the profile names; the second time the address is above its own already.
  const most = [addressDeclines + 5n];
  return confirmed(context, (fixture) => probe(fixture, most.pop() ?? declines + 5n));
}

async function probe(fixture: Fixture, attempts: bigint): Promise<Outcome> {
  const { methods, money: unit } = fixture.profile;
  const alice = await fixture.actor('alice');
  if ((await declinesUntilLimit(fixture, alice, attempts)) !== undefined) return { verdict: 'held' };
  const { id: order, total } = await newOrder(fixture, alice);
  await tryOrder(fixture, alice, { order, method: methods.ok ?? '' });
  const paid = (): Promise<boolean> => isOrderPaid(fixture, alice, order);
  await awaitEffect(fixture, paid, Boolean, 'payWith: the order read back is not paid');
  const text = moneyText(money(total, unit.currency));
  return violation(fixture, {
    message: `After ${attempts} declined payments of one account the next one, of ${text}, was made at once.`,
    place: { role: 'payWith', parameter: 'method' },
    unseen: 'it counts requests until it is told to wait',
    states: { 'declined payments': String(attempts), 'payment after them': `${text}, paid` },
  });
}
