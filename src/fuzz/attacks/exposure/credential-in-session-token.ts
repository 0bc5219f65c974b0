import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { sessionJwt } from '../../session-jwt.ts';
import { isJsonObject, type Json } from '../../json.ts';

/** The claims of a session token must hold no credential. */
export const credentialInSessionToken: Attack = {
  rule: {
    id: 'pay/credential-in-session-token',
    title: 'Session token holds a credential',
    what: 'The claims of the session token, which anybody can decode, hold a password, its hash or a secret.',
    why: 'Tokens lie in browsers, logs and histories: who reads one can try the hash at leisure, or simply sign in.',
    fix: 'Put an identifier of the session into the token and nothing that opens anything.',
    level: 'warning',
    securitySeverity: 6.5,
    cwe: [522, 312],
    owasp: ['A04:2025', 'API2:2023'],
    pci: ['8.3.2'],
    since: '0.1.0',
  },
  catalogue: ['PAN-06'],
  roles: [[{ role: 'session' }]],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

const CREDENTIAL = /passw|pwd|secret|api_?key|private_?key|salt/iu;
// bcrypt, scrypt, argon2 and PBKDF2 in their usual form.
const HASH = /^\$(?:2[abxy]?|argon2[a-z]{1,2}|scrypt|pbkdf2[a-z0-9-]*|[156])\$/u;

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  await fixture.step({ actor: alice, role: 'session' });
  const session = sessionJwt(alice);
  const claim = session === undefined ? undefined : credentialIn(session.claims, alice.secrets, 0);
  if (claim === undefined) return { verdict: 'held' };
  return violation(fixture, {
    message: `The session token holds a credential in the claim ${claim}, for everybody to decode.`,
    place: { role: 'session', parameter: claim },
    unseen: 'it looks into the session token',
    states: { 'claim of the session token': claim },
  });
}

function credentialIn(value: Json, secrets: readonly string[], depth: number): string | undefined {
  if (!isJsonObject(value) || depth > 4) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const telling = typeof item === 'string' && item !== '' && (CREDENTIAL.test(name) || HASH.test(item));
    if (telling || (typeof item === 'string' && item.length >= 8 && secrets.includes(item))) return name;
    const inner = credentialIn(item, secrets, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
