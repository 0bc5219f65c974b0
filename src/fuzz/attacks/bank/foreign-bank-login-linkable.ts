import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { logInToBank } from '../../bank-login.ts';
import type { Actor } from '../../actor.ts';
import { outValue } from '../../operation.ts';

/** An account must not link the bank that somebody else has logged in to. */
export const foreignBankLoginLinkable: Attack = {
  rule: {
    id: 'pay/foreign-bank-login-linkable',
    title: "Another customer's bank login can be linked",
    what: 'An account links the bank that another customer has logged in to.',
    why: "Balances, bookings and account numbers of a stranger's bank lie open, and money can be drawn from it.",
    fix: 'Remember which account a link token was made for, and ask the provider which public tokens came of it before one is exchanged.',
    level: 'error',
    securitySeverity: 9,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['BNK-01'],
  roles: [
    [
      { role: 'bankLinkToken', out: ['linkToken'] },
      { role: 'bankLink', values: ['publicToken'] },
      { role: 'bankAccounts', out: ['items'] },
    ],
  ],
  needs: ['second-account', 'hooks.bankToken'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  await fixture.step({ actor: alice, role: 'bankLink', values: await logInToBank(fixture, alice) });
  if ((await accountsOf(fixture, alice)) === 0) throw new Inconclusive('bankAccounts: a linked bank has no accounts');
  if ((await accountsOf(fixture, bob)) > 0) throw new Inconclusive('bankAccounts: a fresh account has linked banks');
  const hers = await logInToBank(fixture, alice);
  const { linkToken } = await logInToBank(fixture, bob);
  for (const values of [{ ...hers, linkToken }, hers]) {
    await fixture.attempt({ actor: bob, role: 'bankLink', values });
    const seen = await readBack(fixture, () => accountsOf(fixture, bob));
    if (seen === 0) continue;
    return violation(fixture, {
      message: `One account linked the bank that another had logged in to, and saw its ${seen} accounts.`,
      place: { role: 'bankLink', parameter: 'publicToken' },
      states: { 'accounts of the second customer before': '0', after: String(seen) },
    });
  }
  return { verdict: 'held' };
}

async function accountsOf(fixture: Fixture, actor: Actor): Promise<number> {
  const answer = await fixture.step({ actor, role: 'bankAccounts' });
  const items = outValue(fixture.profile, 'bankAccounts', answer, 'items');
  return Array.isArray(items) ? items.length : 0;
}
