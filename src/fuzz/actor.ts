import { Inconclusive } from './inconclusive.ts';
import type { Identity } from './identity.ts';
import { readPointer } from './json-pointer.ts';
import { bindOperation } from './operation.ts';
import type { Operation, Profile } from './profile.ts';
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
}

/** Registers and signs in a fresh user. @throws Inconclusive where either fails */
export async function enrol(
  name: string,
  profile: Profile,
  identity: Identity,
  send: (request: WireRequest) => Promise<Answer>,
): Promise<Actor> {
  const email = identity.email(name);
  const password = identity.password(name);
  const values: Values = { email, password, account: '', currency: profile.money.currency };
  const { register, login, header } = profile.auth ?? {};
  const step = async (label: string, operation: Operation | undefined): Promise<Answer | undefined> => {
    if (operation === undefined) return undefined;
    const answer = await send(bindOperation(label, operation, values));
    if (!isSuccess(answer)) throw new Inconclusive(`${label} answered ${answer.status}`);
    return answer;
  };
  const registered = await step('register', register);
  const signedIn = await step('login', login);
  const read = (out: string): string =>
    textAt(signedIn, login?.out[out]) ?? textAt(registered, register?.out[out]) ?? '';
  const token = read('token');
  const cookie = header === undefined ? cookieOf(signedIn ?? registered) : '';
  if (header?.value.includes('{token}') === true && !/^[\u0021-\u007e]+$/u.test(token)) {
    throw new Inconclusive('login: the answer has no token');
  }
  return {
    name,
    account: read('id'),
    email,
    headers: {
      ...(header !== undefined && { [header.name.toLowerCase()]: fillText(header.value, { ...values, token }) }),
      ...(cookie !== '' && { cookie }),
    },
    secrets: [password, token, ...cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1))],
  };
}

function textAt(answer: Answer | undefined, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : readPointer(answer?.json, pointer);
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined;
}

function cookieOf(answer: Answer | undefined): string {
  return (answer?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, value]) => (value.split(';')[0] ?? '').trim())
    .filter((pair) => /^[!-:<-~]+$/u.test(pair))
    .join('; ');
}
