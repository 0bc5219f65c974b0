import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { isSuccess } from '../../wire.ts';
import { NOBODY } from '../../actor.ts';

/** After the sign-out the session must be refused. */
export const sessionSurvivesLogout: Attack = {
  rule: {
    id: 'pay/session-survives-logout',
    title: 'Session goes on after the sign-out',
    what: 'A session token still opens the account after its owner has signed out.',
    why: 'Whoever finds the token afterwards, on a shared computer or in a log, has the account.',
    fix: 'Delete the session on the server at the sign-out; do not only forget the cookie.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [613],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['8.2.8'],
    since: '0.1.0',
  },

  roles: [[{ role: 'session' }, { role: 'logout' }]],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const opens = async (): Promise<boolean> =>
    isSuccess(await fixture.attempt({ actor: alice, role: 'session', asIs: true }));
  if (!(await opens())) throw new Inconclusive('session: it is refused before the sign-out too');
  if (isSuccess(await fixture.attempt({ actor: NOBODY, role: 'session', asIs: true }))) {
    throw new Inconclusive('session: it answers without a session too');
  }
  await fixture.step({ actor: alice, role: 'logout', asIs: true });
  if (!(await opens())) return { verdict: 'held' };
  return violation(fixture, {
    message: 'A session was good after its owner had signed out.',
    place: { role: 'logout' },
    states: { 'without a session': 'refused', 'after the sign-out': 'let in' },
  });
}
