import { type CookieJar, headerOfJar, keepCookies } from './auth-cookies.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Identity } from './identity.ts';
import { bindOperation } from './operation.ts';
import type { ActorName, Credentials, Operation, Profile } from './profile.ts';
import { readOut } from './read-out.ts';
import { fillText, type Values } from './template.ts';
import { type Answer, isSuccess, type WireRequest } from './wire.ts';

/** A user of the app, signed in. */
export interface Actor {
  readonly name: string;
  /** What the app calls the account; empty where the profile does not say. */
  readonly account: string;
  readonly email: string;
  /** Headers that carry the session. */
  readonly headers: Readonly<Record<string, string>>;
  /** What must not be kept in evidence. */
  readonly secrets: readonly string[];
  /** Signs in once more, as when a session has ended; absent where the profile has no way to. */
  renew?(): Promise<Actor>;
}

/** Sends a request to the app. */
export type Send = (request: WireRequest) => Promise<Answer>;

/** Nobody: requests without a session. */
export const NOBODY: Actor = { name: 'nobody', account: '', email: '', headers: {}, secrets: [] };

/** Registers and signs in a fresh customer, or signs in whom the profile names. @throws Inconclusive where either fails */
export async function enrol(name: ActorName, profile: Profile, identity: Identity, send: Send): Promise<Actor> {
  const known = profile.actors[name];
  if (known === undefined && name !== 'alice' && name !== 'bob') {
    throw new Inconclusive(`the profile has no actors.${name}`);
  }
  const email = known?.login?.email ?? identity.email(name);
  const password = known?.login?.password ?? identity.password(name);
  const values = { email, password, account: known?.account ?? '', currency: profile.money.currency };
  const register = known === undefined ? profile.auth?.register : undefined;
  const registered = await step('register', register, values, profile, send);
  return signIn({ name, profile, known, values, registered }, send);
}

interface Entry {
  readonly name: string;
  readonly profile: Profile;
  readonly known: Credentials | undefined;
  readonly values: Values & { readonly email: string; readonly password: string };
  readonly registered: Answer | undefined;
}

async function signIn(entry: Entry, send: Send): Promise<Actor> {
  const { name, profile, known, values, registered } = entry;
  const { register, login, header, basic, cookies } = profile.auth ?? {};
  const made = known?.token !== undefined || known?.headers !== undefined;
  const signedIn = made ? undefined : await step('login', login, values, profile, send);
  const read = (out: string): string =>
    textAt(signedIn, login?.out[out]) ?? textAt(registered, register?.out[out]) ?? '';
  const token = known?.token ?? read('token');
  const jar: CookieJar = new Map();
  for (const answer of [registered, signedIn]) if (answer !== undefined) keepCookies(jar, answer);
  const cookie = header === undefined || cookies === true ? headerOfJar(jar) : '';
  if (header?.value.includes('{token}') === true && known?.headers === undefined && !/^[!-~]+$/u.test(token)) {
    throw new Inconclusive('login: the answer has no token');
  }
  const { email, password } = values;
  const account = known?.account ?? read('id');
  const pair = Buffer.from(`${email}:${password}`).toString('base64');
  const session = {
    ...(header !== undefined && { [header.name.toLowerCase()]: fillText(header.value, { ...values, token }) }),
    ...(header === undefined && known?.token !== undefined && { authorization: `Bearer ${token}` }),
    ...(basic === true && { authorization: `Basic ${pair}` }),
    ...(cookie !== '' && { cookie }),
  };
  const own = Object.entries(known?.headers ?? {}).map(([key, value]) => [key.toLowerCase(), value] as const);
  return {
    name,
    account,
    email,
    headers: own.length === 0 ? session : Object.fromEntries(own),
    secrets: [password, pair, token, ...jar.values(), ...own.map(([, value]) => value)].filter(
      (secret) => secret !== '',
    ),
    ...(login !== undefined && !made && { renew: () => signIn(entry, send) }),
  };
}

async function step(
  label: string,
  operation: Operation | undefined,
  values: Values,
  profile: Profile,
  send: Send,
): Promise<Answer | undefined> {
  if (operation === undefined) return undefined;
  const request = bindOperation(label, operation, values);
  const answer = await send({ ...request, headers: { ...lowerCase(profile.headers), ...request.headers } });
  // A form that is taken sends the browser on, and brings the session along.
  const sentOn = answer.status === 302 || answer.status === 303;
  const done = sentOn && operation.encoding === 'form' && keepCookies(new Map(), answer) > 0;
  if (!isSuccess(answer) && !done) throw new Inconclusive(`${label} answered ${answer.status}`);
  return answer;
}

/** Header names as the fuzzer keeps them. */
export function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function textAt(answer: Answer | undefined, source: string | undefined): string | undefined {
  const value = source === undefined || answer === undefined ? undefined : readOut(answer, source);
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined;
}
