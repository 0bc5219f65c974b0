import { NOBODY } from './actor.ts';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { JsonObject } from './json.ts';
import { sessionJwt } from './session-jwt.ts';
import { isSuccess } from './wire.ts';

/** What forgeries of a session token are made of, and a way to try them. */
export interface ForgedSession {
  /** As the app wrote it. */
  readonly header: JsonObject;
  /** Not those that were signed. */
  readonly claims: JsonObject;
  /** Of the claims that the app wrote, base64url. */
  readonly signature: string;
  /** Does the app let in whoever sends this token in the place of the legitimate one? */
  readonly opens: (token: string) => Promise<boolean>;
}

/**
 * Makes sure that a session opens what none does not. Nothing where a session is no JSON Web Token.
 * @throws Inconclusive where the app answers without a session too
 */
export async function openForgedSession(fixture: Fixture): Promise<ForgedSession | undefined> {
  const alice = await fixture.actor('alice');
  const session = sessionJwt(alice);
  if (session === undefined) return undefined;
  await fixture.step({ actor: alice, role: 'session', asIs: true });
  if (isSuccess(await fixture.attempt({ actor: NOBODY, role: 'session', asIs: true }))) {
    throw new Inconclusive('session: it answers without a session too');
  }
  return {
    header: session.header,
    claims: { ...session.claims, tollgate: 1n },
    signature: session.signature,
    async opens(token) {
      const forged = { ...NOBODY, headers: session.headersWith(token) };
      return isSuccess(await fixture.attempt({ actor: forged, role: 'session', asIs: true }));
    },
  };
}
