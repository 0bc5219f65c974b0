import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { isSuccess } from '../../wire.ts';

/** A session that nobody used for longer than the limit must be refused. */
export const sessionWithoutIdleTimeout: Attack = {
  rule: {
    id: 'pay/session-without-idle-timeout',
    title: 'Session does not end when it is idle',
    what: 'A session that nobody used for longer than the limit is still good.',
    why: 'An open browser, or a token in a backup, opens the account hours later.',
    fix: 'End sessions after fifteen minutes without a request (PCI DSS 4.0.1, 8.2.8), by the time on the server.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [613],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['8.2.8'],
    since: '0.1.0',
  },

  disturbs: true,
  roles: [[{ role: 'session' }]],
  needs: ['second-account', 'hooks.clock', 'limits.sessionIdleMs'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const idle = fixture.profile.limits.sessionIdleMs ?? 0n;
  const alice = await fixture.actor('alice');
  const opens = async (): Promise<boolean> =>
    isSuccess(await fixture.attempt({ actor: alice, role: 'session', asIs: true }));
  await fixture.hook('clock', { ms: idle / 2n });
  if (!(await opens())) throw new Inconclusive('session: it is refused after half the time already');
  await fixture.hook('clock', { ms: idle + 60_000n });
  if (!(await opens())) return { verdict: 'held' };
  return violation(fixture, {
    message: `A session was good after ${idle / 60_000n + 1n} minutes without a request.`,
    place: { role: 'session' },
    states: { 'limit in minutes': String(idle / 60_000n), 'after that time and a minute': 'let in' },
  });
}
