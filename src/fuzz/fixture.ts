import type { Exchange } from '../model/evidence.ts';
import { type Actor, enrol, lowerCase } from './actor.ts';
import { type CookieJar, headerOfJar, keepCookies } from './auth-cookies.ts';
import type { TargetClient, Volley } from './client.ts';
import { maskedExchange } from './exchange.ts';
import { callHook } from './hooks.ts';
import { makeIdentity } from './identity.ts';
import { Inconclusive } from './inconclusive.ts';
import { isJsonObject, type Json } from './json.ts';
import { bindOperation, operationOf, type Tampering } from './operation.ts';
import type { NotionalCap } from './interlocks/notional-cap.ts';
import type { ActorName, HookName, Operation, Profile } from './profile.ts';
import { ROLES, type RoleName } from './roles.ts';
import type { Values } from './template.ts';
import type { Trace, TraceEvent } from './trace.ts';
import { type Answer, isSuccess, type WireRequest } from './wire.ts';

/** One request in terms of the profile. */
export interface Call {
  readonly actor: Actor;
  readonly role: RoleName;
  readonly values?: Values;
  readonly tampering?: Tampering;
  /** Idempotency key; a fresh one where this is absent and the role moves money. */
  readonly key?: string;
  /** Headers beside, or instead of, those that the request has anyway; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The last word on the request: raw bodies, other methods, a header left out. */
  readonly rewrite?: (request: WireRequest) => WireRequest;
  /** The session goes along as it was at the sign-in, and is not renewed where it has ended: a 401 is an answer. */
  readonly asIs?: true;
}

/** A world of its own for one attempt: fresh users, so that nothing else can explain what is read back. */
export interface Fixture {
  readonly profile: Profile;
  /** The user of that name, registered and signed in when first asked for. @throws Inconclusive where that fails */
  actor(name: ActorName): Promise<Actor>;
  /** A step that must work. @throws Inconclusive where the answer is no success */
  step(call: Call): Promise<Answer>;
  /** An attack: any answer will do that the app itself gave. @throws Inconclusive where something kept it from the app */
  attempt(call: Call): Promise<Answer>;
  /** Several attacks at the same moment. @throws Inconclusive where the connections fail */
  volley(calls: readonly Call[], way: Volley): Promise<readonly Answer[]>;
  /** Can a volley go out in a single packet? */
  offersHttp2(): Promise<boolean>;
  /** A request that no role stands for, as a gateway's webhook; it goes to the target, with no session. */
  raw(request: WireRequest): Promise<Answer>;
  /** Asks the test environment for something, as to move its clock. @throws Inconclusive where it cannot */
  hook(name: HookName, values?: Values): Promise<Answer>;
  /** How long the app has taken so far to show an effect; 0 where effects are there at once. */
  readonly lag: { milliseconds: number };
  /** An idempotency key of this fixture. */
  key(): string;
  /** All exchanges so far, masked. */
  exchanges(): Exchange[];
  /** All that was done so far, unmasked: what a replay is recorded from. */
  trace(): Trace;
}

/** What a fixture is made of. */
export interface FixtureParts {
  readonly profile: Profile;
  readonly client: TargetClient;
  /** Unique to the fixture: seed, nonce, attack, number. */
  readonly scope: readonly (string | number)[];
  /** Of the whole run; absent: none. */
  readonly cap?: NotionalCap;
}

// The attack never reached the app's own logic: signed out, throttled, redirected, or a proxy answered.
const NOT_REACHED: ReadonlySet<number> = new Set([401, 407, 408, 425, 429, 502, 503, 504]);

/** Opens a fixture; nothing is sent yet. */
export function openFixture({ profile, client, scope, cap }: FixtureParts): Fixture {
  const identity = makeIdentity(scope);
  const actors = new Map<string, Promise<Actor>>();
  const sessions = new Map<string, { current: Actor; readonly jar: CookieJar }>();
  const seen: TraceEvent[] = [];
  const secrets: string[] = [];
  const aids = new Set<string>();
  const lag = { milliseconds: 0 };
  let volleys = 0;
  const cookies = profile.auth?.header === undefined || profile.auth.cookies === true;

  async function send(request: WireRequest, how: How = STEP): Promise<Answer> {
    const answer = await client.send(request);
    seen.push({ request, answer, ...how });
    return answer;
  }

  function sessionOf({ actor, asIs }: Call): Readonly<Record<string, string>> {
    const session = sessions.get(actor.name);
    if (asIs === true || session === undefined) return actor.headers;
    const cookie = headerOfJar(session.jar);
    return { ...session.current.headers, ...(cookie !== '' && { cookie }) };
  }

  function bind(call: Call): WireRequest {
    const { actor, role, values, tampering, key, headers, rewrite } = call;
    const { ok } = profile.methods;
    const own = { email: actor.email, account: actor.account, currency: profile.money.currency };
    const everywhere = { ...own, ...(ok !== undefined && { method: ok }) };
    const operation = operationOf(profile, role);
    const request = bindOperation(role, operation, { ...everywhere, ...values }, tampering);
    if (ROLES[role].keyed) cap?.admit(role, profile, { ...values, ...tampering });
    const header = ROLES[role].keyed ? profile.idempotency?.header : undefined;
    const keyed = header === undefined ? {} : { [header.toLowerCase()]: key ?? identity.key() };
    const all = { ...lowerCase(profile.headers), ...request.headers, ...keyed, ...sessionOf(call), ...headers };
    const bound = { ...request, headers: all };
    return rewrite === undefined ? bound : rewrite(bound);
  }

  async function ask(call: Call, kind: How['kind']): Promise<Answer> {
    const how = howOf(call, kind);
    const answer = await send(bind(call), how);
    const session = call.asIs === true ? undefined : sessions.get(call.actor.name);
    if (session === undefined) return answer;
    if (answer.status !== 401 || session.current.renew === undefined) {
      if (cookies) keepCookies(session.jar, answer);
      return answer;
    }
    // A token that has run out says nothing about the app; whoever is refused afterwards too is refused.
    session.current = await session.current.renew();
    secrets.push(...session.current.secrets);
    session.jar.clear();
    fillJar(session.jar, session.current);
    return send(bind(call), how);
  }

  return {
    profile,
    actor(name) {
      const known = actors.get(name);
      if (known !== undefined) return known;
      const fresh = enrol(name, profile, identity, (request) => send(request)).then((actor) => {
        secrets.push(...actor.secrets);
        const jar: CookieJar = new Map();
        fillJar(jar, actor);
        sessions.set(name, { current: actor, jar });
        return actor;
      });
      actors.set(name, fresh);
      return fresh;
    },
    async step(call) {
      const answer = await ask(call, 'step');
      if (!isSuccess(answer) && !isSentOn(call.role, operationOf(profile, call.role), answer))
        throw new Inconclusive(`${call.role} answered ${answer.status}`);
      return answer;
    },
    async attempt(call) {
      const answer = await ask(call, 'attempt');
      if (isSentOn(call.role, operationOf(profile, call.role), answer)) return answer;
      const asked = answer.status === 401 && call.asIs === true;
      if ((NOT_REACHED.has(answer.status) && !asked) || (answer.status >= 300 && answer.status < 400)) {
        throw new Inconclusive(`${call.role}, attacked, answered ${answer.status}`);
      }
      return answer;
    },
    async volley(calls, way) {
      const requests = calls.map((call) => bind(call));
      const answers = await client.volley(requests, way);
      // Answers of a volley come in any order: which belongs to which request is not known, nor does it matter.
      volleys += 1;
      for (const [index, call] of calls.entries()) {
        const request = requests[index];
        if (request === undefined) continue;
        seen.push({ request, answer: answers[index], ...howOf(call, 'attempt'), volley: volleys });
      }
      return answers;
    },
    offersHttp2: async () => (await client.offersHttp2?.()) ?? false,
    raw: (request) => send({ ...request, headers: { ...lowerCase(profile.headers), ...request.headers } }, RAW),
    hook(name, values) {
      aids.add(`hooks.${name}`);
      return callHook(profile, name, values);
    },
    lag,
    key: () => identity.key(),
    exchanges: () => seen.map((exchanged) => maskedExchange(client.origin, exchanged, secrets)),
    trace: () => ({
      events: [...seen],
      made: identity.made(),
      secrets: [...secrets],
      aids: [...aids],
      lag: lag.milliseconds,
    }),
  };
}

type How = Omit<TraceEvent, 'request' | 'answer'>;

const STEP: How = { kind: 'step', ids: [] };
// Whatever answer comes to a request that no role stands for, only the caller knows what it means.
const RAW: How = { kind: 'attempt', ids: [] };
const NO_IDS: ReadonlySet<string> = new Set(['amount', 'quantity', 'currency', 'text', 'limit', 'percent']);

function howOf({ values = {}, tampering = {}, asIs }: Call, kind: How['kind']): How {
  const named = Object.entries(values).flatMap(([name, value]) =>
    !NO_IDS.has(name) && (typeof value === 'string' || typeof value === 'bigint') ? [String(value)] : [],
  );
  const ids = [...named, ...longTexts(Object.values(tampering))];
  return { kind, ids, ...(asIs === true && { asIs }) };
}

function fillJar(jar: CookieJar, { headers }: Actor): void {
  for (const pair of (headers['cookie'] ?? '').split('; ')) {
    const end = pair.indexOf('=');
    if (end > 0) jar.set(pair.slice(0, end), pair.slice(end + 1));
  }
}

// A form that is taken sends the browser on; one that is not, back to the sign-in.
function isSentOn(role: RoleName, { encoding, method }: Operation, { status, headers }: Answer): boolean {
  const page = role === 'successPage' || (encoding === 'form' && method !== 'GET');
  if (!page || (status !== 302 && status !== 303)) return false;
  const to = headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '';
  return !/\/(?:log-?in|sign-?in|auth)\b/iu.test(to);
}

// Short ones are statuses and currencies.
function longTexts(value: Json): string[] {
  if (typeof value === 'string') return value.length >= 8 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => longTexts(item));
  return isJsonObject(value) ? Object.values(value).flatMap((item) => longTexts(item)) : [];
}
