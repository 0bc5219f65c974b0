import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { openForgedSession } from '../../forged-session.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { writeJwt } from '../../session-jwt.ts';

/** A session token whose claims were changed must be refused. */
export const sessionTokenSignatureIgnored: Attack = {
  rule: {
    id: 'pay/session-token-signature-ignored',
    title: 'Altered session token is taken',
    what: 'The signature of session tokens is not checked.',
    why: 'Anybody writes themselves a session of whom they like, of the staff too.',
    fix: 'Verify tokens with a library, with a fixed list of algorithms, before any claim is read.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [347],
    owasp: ['A07:2025', 'API2:2023'],
    pci: ['8.3.1', '6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TOK-07'],
  roles: [[{ role: 'session' }]],

  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const session = await openForgedSession(fixture);
  if (session === undefined) return { verdict: 'held' };
  const { header, claims, signature, opens } = session;
  if (!(await opens(writeJwt(header, claims, signature)))) return { verdict: 'held' };
  return violation(fixture, {
    message: 'A session token whose claims were changed after it was signed was taken.',
    place: { role: 'session' },
    states: { 'without a session': 'refused', 'with the altered token': 'let in' },
  });
}
