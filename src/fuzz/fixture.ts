import type { Exchange } from '../model/evidence.ts';
import { type Actor, enrol } from './actor.ts';
import type { TargetClient, Volley } from './client.ts';
import { type Exchanged, maskedExchange } from './exchange.ts';
import { makeIdentity } from './identity.ts';
import { Inconclusive } from './inconclusive.ts';
import { bindOperation, operationOf, type Tampering } from './operation.ts';
import type { Profile } from './profile.ts';
import { ROLES, type RoleName } from './roles.ts';
import type { Values } from './template.ts';
import { type Answer, isSuccess, type WireRequest } from './wire.ts';

/** One request in terms of the profile. */
export interface Call {
  readonly actor: Actor;
  readonly role: RoleName;
  readonly values?: Values;
  readonly tampering?: Tampering;
  /** Idempotency key; a fresh one where this is absent and the role moves money. */
  readonly key?: string;
}

/** A world of its own for one attempt: fresh users, so that nothing else can explain what is read back. */
export interface Fixture {
  readonly profile: Profile;
  /** The user of that name, registered and signed in when first asked for. */
  actor(name: 'alice' | 'bob'): Promise<Actor>;
  /** A step that must work. @throws Inconclusive where the answer is no success */
  step(call: Call): Promise<Answer>;
  /** An attack: any answer will do that the app itself gave. @throws Inconclusive where something kept it from the app */
  attempt(call: Call): Promise<Answer>;
  /** Several attacks at the same moment. @throws Inconclusive where the connections fail */
  volley(calls: readonly Call[], way: Volley): Promise<readonly Answer[]>;
  /** How long the app has taken so far to show an effect; 0 where effects are there at once. */
  readonly lag: { milliseconds: number };
  /** An idempotency key of this fixture. */
  key(): string;
  /** All exchanges so far, masked. */
  exchanges(): Exchange[];
}

/** What a fixture is made of. */
export interface FixtureParts {
  readonly profile: Profile;
  readonly client: TargetClient;
  /** Unique to the fixture: seed, nonce, attack, number. */
  readonly scope: readonly (string | number)[];
}

// The attack never reached the app's own logic: signed out, throttled, redirected, or a proxy answered.
const NOT_REACHED: ReadonlySet<number> = new Set([401, 407, 408, 425, 429, 502, 503, 504]);

/** Opens a fixture; nothing is sent yet. */
export function openFixture({ profile, client, scope }: FixtureParts): Fixture {
  const identity = makeIdentity(scope);
  const actors = new Map<string, Promise<Actor>>();
  const seen: Exchanged[] = [];
  const secrets: string[] = [];

  async function send(request: WireRequest): Promise<Answer> {
    const answer = await client.send(request);
    seen.push({ request, answer });
    return answer;
  }

  function bind({ actor, role, values, tampering, key }: Call): WireRequest {
    const everywhere = { email: actor.email, account: actor.account, currency: profile.money.currency };
    const request = bindOperation(role, operationOf(profile, role), { ...everywhere, ...values }, tampering);
    const header = ROLES[role].keyed ? profile.idempotency?.header : undefined;
    const keyed = header === undefined ? {} : { [header.toLowerCase()]: key ?? identity.key() };
    return { ...request, headers: { ...request.headers, ...keyed, ...actor.headers } };
  }

  return {
    profile,
    actor(name) {
      const known = actors.get(name);
      if (known !== undefined) return known;
      const fresh = enrol(name, profile, identity, send).then((actor) => {
        secrets.push(...actor.secrets);
        return actor;
      });
      actors.set(name, fresh);
      return fresh;
    },
    async step(call) {
      const answer = await send(bind(call));
      if (!isSuccess(answer)) throw new Inconclusive(`${call.role} answered ${answer.status}`);
      return answer;
    },
    async attempt(call) {
      const answer = await send(bind(call));
      if (NOT_REACHED.has(answer.status) || (answer.status >= 300 && answer.status < 400)) {
        throw new Inconclusive(`${call.role}, attacked, answered ${answer.status}`);
      }
      return answer;
    },
    async volley(calls, way) {
      const requests = calls.map((call) => bind(call));
      const answers = await client.volley(requests, way);
      // Answers of a volley come in any order: which belongs to which request is not known, nor does it matter.
      requests.forEach((request, index) => seen.push({ request, answer: answers[index] }));
      return answers;
    },
    lag: { milliseconds: 0 },
    key: () => identity.key(),
    exchanges: () => seen.map((exchanged) => maskedExchange(client.origin, exchanged, secrets)),
  };
}
