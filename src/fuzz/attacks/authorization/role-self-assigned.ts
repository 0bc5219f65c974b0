import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { enrol } from '../../actor.ts';
import { makeIdentity } from '../../identity.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { isJsonObject } from '../../json.ts';
import { adminEntries } from '../../staff.ts';

/** Somebody who registers with a role must be a customer all the same. */
export const roleSelfAssigned: Attack = {
  rule: {
    id: 'pay/role-self-assigned',
    title: 'Role is set by the client when registering',
    what: 'Registration takes over a role that the client sends.',
    why: 'Everybody can register as staff.',
    fix: 'List the fields that a registration may have and refuse all others; new accounts are customers.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [915, 269],
    owasp: ['A08:2025', 'API3:2023'],
    pci: ['7.2.1', '7.2.2'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-04'],
  roles: [[{ role: 'adminList', out: ['items'] }]],
  needs: ['second-account', 'actors.admin'],
  run: (context) => confirmed(context, probe),
};

const CLAIMS = { role: 'admin', roles: ['admin'], is_admin: true, isAdmin: true, admin: true } as const;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  await adminEntries(fixture, await fixture.actor('admin'), 'must');
  if ((await adminEntries(fixture, await fixture.actor('alice'))) > 0) return { verdict: 'held' };
  const register = profile.auth?.register;
  if (profile.auth === undefined || register === undefined) return { verdict: 'held' };
  for (const names of [Object.keys(CLAIMS), ['role']]) {
    const claims = Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => names.includes(name)));
    const body = { ...(isJsonObject(register.body) ? register.body : {}), ...claims };
    const auth = { ...profile.auth, register: { ...register, body } };
    const { bob: _known, ...actors } = profile.actors;
    const identity = makeIdentity([fixture.key()]);
    try {
      const mallory = await enrol('bob', { ...profile, actors, auth }, identity, (request) => fixture.raw(request));
      if ((await adminEntries(fixture, mallory)) === 0) continue;
    } catch (error) {
      if (error instanceof Inconclusive) continue;
      throw error;
    }
    return violation(fixture, {
      message: 'An account that claimed a role when it registered saw what only staff may see.',
      place: { role: 'adminList' },
      states: { 'registered as usual': 'refused', 'registered with a role': 'the list of the staff' },
    });
  }
  return { verdict: 'held' };
}
