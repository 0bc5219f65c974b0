import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { adminEntries } from '../../staff.ts';

/** A customer must not make another account staff. */
export const customerGrantsRoles: Attack = {
  rule: {
    id: 'pay/customer-grants-roles',
    title: 'Customer can give accounts a role',
    what: 'A customer calls the function by which the staff give and take roles.',
    why: 'Two customers make each other staff: from then on everything is open to them.',
    fix: 'Check the role on every function of the staff, by default and in one place, whatever its method.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [862, 285],
    owasp: ['A01:2025', 'API5:2023'],
    pci: ['7.2.1', '7.2.2'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-03'],
  roles: [
    [
      { role: 'adminList', out: ['items'] },
      { role: 'setRole', values: ['account', 'role'] },
    ],
  ],
  needs: ['second-account', 'actors.admin'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const admin = await fixture.actor('admin');
  await adminEntries(fixture, admin, 'must');
  if ((await adminEntries(fixture, bob)) > 0) return { verdict: 'held' };
  if (bob.account === '') throw new Inconclusive('register: the answer has no id');
  const values = { account: bob.account, role: 'support' };
  await fixture.attempt({ actor: alice, role: 'setRole', values });
  if ((await adminEntries(fixture, bob)) > 0) {
    return violation(fixture, {
      message: 'A customer made another account staff, which then saw what only staff may see.',
      place: { role: 'setRole', parameter: 'role' },
      states: { 'second account before': 'customer', 'after the first account gave it a role': 'staff' },
    });
  }
  // An administrator can do it, so that it was the customer who was refused.
  await fixture.step({ actor: admin, role: 'setRole', values });
  const staff = await adminEntries(fixture, bob);
  await fixture.step({ actor: admin, role: 'setRole', values: { ...values, role: 'customer' } });
  if (staff === 0) throw new Inconclusive('setRole: a role that an administrator gives has no effect');
  return { verdict: 'held' };
}
