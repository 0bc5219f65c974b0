import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { adminEntries } from '../../staff.ts';

/** A header must not give a customer the role of staff. */
export const roleTakenFromRequest: Attack = {
  rule: {
    id: 'pay/role-taken-from-request',
    title: 'Role is taken from a header of the request',
    what: 'The app believes the role that a request claims in a header.',
    why: 'Every customer becomes staff by one line in a request: accounts, payments and refunds are open.',
    fix: 'Take the role from the account behind the session, and drop such headers at the edge.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [863, 269],
    owasp: ['A01:2025', 'API5:2023'],
    pci: ['7.2.1'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-03'],
  roles: [[{ role: 'adminList', out: ['items'] }]],
  needs: ['actors.admin'],
  run: (context) => confirmed(context, probe),
};

// Names that gateways, proxies and old frameworks have used; one request carries them all.
const CLAIMS: Readonly<Record<string, string>> = {
  'x-role': 'admin',
  'x-roles': 'admin',
  'x-user-role': 'admin',
  'x-user-roles': 'admin',
  'x-admin': 'true',
  'x-is-admin': 'true',
  'x-groups': 'admin',
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  await adminEntries(fixture, await fixture.actor('admin'), 'must');
  if ((await adminEntries(fixture, alice)) > 0) return { verdict: 'held' };
  const seen = await adminEntries(fixture, alice, 'may', CLAIMS);
  if (seen === 0) return { verdict: 'held' };
  return violation(fixture, {
    message: 'A customer who claimed in a header to be an administrator saw what only staff may see.',
    place: { role: 'adminList', parameter: 'x-role' },
    states: { 'without the header': 'refused', 'with it': 'the list of the staff' },
  });
}
