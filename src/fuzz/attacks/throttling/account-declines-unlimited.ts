import type { Attack, AttackContext, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { declinesUntilLimit } from '../../declines.ts';
import { PAY_WITH } from '../../pay-with.ts';

/** Declined payments must be limited per account, before the limit of the address is reached. */
export const accountDeclinesUnlimited: Attack = {
  rule: {
    id: 'pay/account-declines-unlimited',
    title: 'Declined payments are not counted per account',
    what: 'Declined payments are limited by address only: one account can try as many as its addresses allow.',
    why: 'Whoever tries out cards has thousands of addresses, and does it all with one account.',
    fix: 'Count declined payments by account and by card as well as by address.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [799],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['THR-01'],
  disturbs: 'last',
  roles: [PAY_WITH],
  needs: ['methods.ok', 'methods.declined', 'paid-states', 'limits.declines', 'limits.addressDeclines'],
  run: (context) => attack(context),
};

async function attack(context: AttackContext): Promise<Outcome> {
  const seen = await confirmed(context, probe);
  if (seen.verdict !== 'violation') return seen;
  // Where nothing is limited at all, it is not the account that was forgotten.
  const fixture = context.fixture();
  const { declines = 0n, addressDeclines = 0n } = context.profile.limits;
  const done = 2n * (declines + 5n);
  const most = (addressDeclines > done ? addressDeclines - done : 0n) + 5n;
  const made = await declinesUntilLimit(fixture, await fixture.actor('alice'), most);
  return made === undefined ? { verdict: 'held' } : seen;
}

async function probe(fixture: Fixture): Promise<Outcome> {
  const limit = fixture.profile.limits.declines ?? 0n;
  const attempts = limit + 5n;
  if ((await declinesUntilLimit(fixture, await fixture.actor('alice'), attempts)) !== undefined) {
    return { verdict: 'held' };
  }
  return violation(fixture, {
    message: `One account made ${attempts} declined payments, and was never told to wait.`,
    place: { role: 'payWith', parameter: 'method' },
    unseen: 'it counts requests until it is told to wait',
    states: { 'limit of an account': String(limit), 'declined payments tried': String(attempts) },
  });
}
