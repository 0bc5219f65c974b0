import { TollgateError } from '../model/errors.ts';
import { asList } from '../util/untrusted.ts';
import { isRecord, textOr, untypedJson } from './untyped.ts';

type Raw = Readonly<Record<string, unknown>>;

const STAFF: ReadonlySet<string> = new Set(['support', 'finance', 'controller', 'admin']);

/**
 * What an `auth.yaml` of the Web Fuzzing Commons says, as the `auth` and `actors` of a profile: users by the names of ours
 * where they have them, the first two others as alice and bob. One way to log in serves all, that of the first who has one.
 * Source: https://github.com/WebFuzzing/Commons, wfc/schemas/auth.yaml
 * @throws TollgateError `payments/bad-auth-file`, class usage
 */
export function profileOfWfc(value: unknown, file: string): { readonly auth: Raw; readonly actors: Raw } {
  const users = isRecord(value) ? asList(value['auth']).filter((user) => isRecord(user)) : [];
  const template = isRecord(value) && isRecord(value['authTemplate']) ? value['authTemplate'] : {};
  if (users.length === 0) {
    throw new TollgateError('payments/bad-auth-file', `${file} names no users under "auth"`, {
      class: 'usage',
      place: { file, key: 'auth' },
      help: ['see the schema of the Web Fuzzing Commons'],
    });
  }
  const actors: Record<string, Raw> = {};
  let auth: Raw = {};
  for (const user of users.map((one) => merge(template, one))) {
    const name = nameOf(user['name'], actors);
    if (name === undefined) continue;
    const headers = headersOf(user['fixedHeaders']);
    const login = isRecord(user['loginEndpointAuth']) ? loginOf(user['loginEndpointAuth']) : undefined;
    if (login !== undefined) {
      auth = Object.keys(auth).length === 0 ? login.auth : auth;
      actors[name] = { login: login.credentials };
    } else if (headers !== undefined) actors[name] = { headers };
  }
  return { auth, actors };
}

function nameOf(name: unknown, taken: Raw): string | undefined {
  const own = typeof name === 'string' ? name.toLowerCase() : '';
  if ((STAFF.has(own) || own === 'alice' || own === 'bob') && taken[own] === undefined) return own;
  return ['alice', 'bob'].find((free) => taken[free] === undefined);
}

function headersOf(value: unknown): Raw | undefined {
  const pairs = asList(value).flatMap((one) =>
    isRecord(one) && typeof one['name'] === 'string' ? [[one['name'], textOr(one['value'])] as const] : [],
  );
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function loginOf(login: Raw): { readonly auth: Raw; readonly credentials: Raw } | undefined {
  const {
    endpoint,
    verb = 'POST',
    contentType = 'application/json',
    payloadUserPwd,
    payloadRaw,
    token,
  } = login as {
    readonly endpoint?: unknown;
    readonly verb?: unknown;
    readonly contentType?: unknown;
    readonly payloadUserPwd?: unknown;
    readonly payloadRaw?: unknown;
    readonly token?: unknown;
  };
  const isForm = /urlencoded/u.test(textOr(contentType));
  const given = isRecord(payloadUserPwd)
    ? {
        [textOr(payloadUserPwd['usernameField'])]: payloadUserPwd['username'],
        [textOr(payloadUserPwd['passwordField'])]: payloadUserPwd['password'],
      }
    : bodyOf(payloadRaw, isForm);
  // Only a path: an address of another host would be asked instead of the target.
  if (typeof endpoint !== 'string' || !endpoint.startsWith('/') || given === undefined) return undefined;
  const names = Object.keys(given);
  const password = names.find((name) => /pass|pwd|secret|pin/iu.test(name));
  const email = names.find((name) => name !== password && /mail|user|login|name|account/iu.test(name));
  if (password === undefined || email === undefined) return undefined;
  const from = isRecord(token) ? token : undefined;
  const out = from === undefined ? undefined : sourceOf(from);
  const prefix = textOr(from?.['sendTemplate'], `${textOr(from?.['headerPrefix'])}{token}`);
  return {
    auth: {
      login: {
        op: `${textOr(verb, 'POST').toUpperCase()} ${endpoint}`,
        body: { ...given, [email]: '{email}', [password]: '{password}' },
        ...(isForm && { encoding: 'form' }),
        ...(out !== undefined && { out: { token: out } }),
      },
      ...(out !== undefined && { header: { name: textOr(from?.['sendName'], 'Authorization'), value: prefix } }),
    },
    credentials: { email: textOr(given[email]), password: textOr(given[password]) },
  };
}

function sourceOf(token: Raw): string {
  const at = textOr(token['extractSelector'] ?? token['extractFromField'], '/token');
  return token['extractFrom'] === 'header' ? `header ${at.replace(/^\//u, '')}` : at;
}

function bodyOf(raw: unknown, isForm: boolean): Record<string, unknown> | undefined {
  if (typeof raw !== 'string') return undefined;
  if (isForm) return Object.fromEntries(new URLSearchParams(raw));
  const parsed = untypedJson(raw);
  return isRecord(parsed) ? { ...parsed } : undefined;
}

function merge(base: Raw, over: Raw): Raw {
  const merged: Record<string, unknown> = { ...base, ...over };
  for (const key of Object.keys(base)) {
    const [below, above] = [base[key], over[key]];
    if (isRecord(below) && isRecord(above)) merged[key] = merge(below, above);
  }
  return merged;
}
