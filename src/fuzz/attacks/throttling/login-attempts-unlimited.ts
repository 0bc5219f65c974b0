import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import type { Actor } from '../../actor.ts';
import { bindOperation } from '../../operation.ts';

/** After many wrong passwords the right one must not open the account at once. */
export const loginAttemptsUnlimited: Attack = {
  rule: {
    id: 'pay/login-attempts-unlimited',
    title: 'Passwords can be tried out without limit',
    what: 'However many wrong passwords were tried, the right one still opens the account at once.',
    why: 'Lists of stolen passwords are tried on every account; the saved cards behind them are charged.',
    fix: 'Lock the account, or make it wait, after at most ten failed attempts (PCI DSS 4.0.1, 8.3.4).',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [307],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['8.3.4'],
    since: '0.1.0',
  },
  catalogue: ['THR-02'],
  disturbs: true,
  roles: [[{ role: 'session' }]],
  needs: ['second-account', 'limits.loginFailures'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { auth, limits } = fixture.profile;
  const alice = await fixture.actor('alice');
  const login = auth?.login;
  if (login === undefined || alice.renew === undefined) throw new Inconclusive('the profile has no auth.login');
  await alice.renew();
  const attempts = (limits.loginFailures ?? 0n) + 2n;
  for (let tried = 0n; tried < attempts; tried += 1n) {
    const values = { email: alice.email, password: `Wrong-${tried}-${fixture.key()}!` };
    await fixture.raw(bindOperation('login', login, values));
  }
  if (!(await opens(alice))) return { verdict: 'held' };
  return violation(fixture, {
    message: `After ${attempts} wrong passwords the right one opened the account at once.`,
    place: { role: 'session' },
    unseen: 'it counts requests until it is told to wait',
    states: { 'wrong passwords': String(attempts), 'right one after them': 'let in' },
  });
}

async function opens(actor: Actor): Promise<boolean> {
  try {
    return (await actor.renew?.()) !== undefined;
  } catch (error) {
    if (error instanceof Inconclusive) return false;
    throw error;
  }
}
