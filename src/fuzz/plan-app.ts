import { writeAmount } from './amount.ts';
import { type Json, parseJson } from './json.ts';
import { readPointer, writePointer } from './json-pointer.ts';
import { PLAN_PRICES, type PlanUser, type Told } from './plan-records.ts';
import { openPlanShop } from './plan-shop.ts';
import type { Operation, Profile } from './profile.ts';
import { type RoleName, ROLES } from './roles.ts';
import { isJsonObject } from './json.ts';
import type { Answer, WireRequest } from './wire.ts';

/** Answers requests as a right app with this profile would, without any app. */
export interface PlanApp {
  answer(request: WireRequest): Answer;
  /** Has the gateway behind the app fail, or work again. */
  fail(isFailing: boolean): void;
}

/**
 * A model of an honest shop that speaks through the profile: what an attack asks of it is what it would ask of an app that
 * holds. Keys of the profile's idempotency header have one effect.
 */
export function openPlanApp(profile: Profile): PlanApp {
  const shop = openPlanShop(profile);
  const users = new Map<string, PlanUser>();
  const ended = new Set<string>();
  const staffSessions = new Set<string>();
  const staff = Object.values(profile.actors).flatMap(({ login }) => (login === undefined ? [] : [login.email]));
  const replies = new Map<string, { readonly body: string; readonly answer: Answer }>();
  const { unit, currency } = profile.money;
  const keyHeader = profile.idempotency?.header.toLowerCase();
  const nameOf = ({ headers }: WireRequest): string =>
    `${headers['authorization'] ?? ''} ${headers['cookie'] ?? ''} ${headers[profile.auth?.header?.name.toLowerCase() ?? ''] ?? ''}`;
  const userOf = (request: WireRequest): PlanUser => {
    const [session] = sessionsIn(nameOf(request));
    const name = session ?? nameOf(request);
    const user = users.get(name) ?? shop.user();
    users.set(name, user);
    return user;
  };

  function once(request: WireRequest, execute: () => Answer): Answer {
    const key = keyHeader === undefined ? undefined : request.headers[keyHeader];
    if (key === undefined) return execute();
    const slot = `${nameOf(request)} ${key}`;
    const body = `${request.method} ${request.path} ${request.body ?? ''}`;
    const known = replies.get(slot);
    if (known !== undefined) return known.body === body ? known.answer : shown(422, {}, {});
    const answer = execute();
    if (answer.status < 400) replies.set(slot, { body, answer });
    return answer;
  }

  return {
    fail: (isFailing) => shop.fail(isFailing),
    answer(request) {
      const { label } = request;
      if (label === 'webhooks.stripe') return shown(shop.hear(request) ? 200 : 400, {}, {});
      const { register, login } = profile.auth ?? {};
      const operation = label === 'register' ? register : label === 'login' ? login : profile.roles[label as RoleName];
      if (operation === undefined) return shown(200, {}, {});
      if (label === 'register' || label === 'login') {
        const token = shop.fresh('session');
        if (staff.some((email) => request.body?.includes(email) === true)) staffSessions.add(token);
        return shown(200, operation.out, { token, id: shop.fresh('account') }, [['set-cookie', `session=${token}`]]);
      }
      if (label === 'catalogue') {
        const list = PLAN_PRICES.map(([sku, price]) => {
          const entry = writePointer({}, operation.out['sku'] ?? '/sku', sku);
          return writePointer(entry, operation.out['price'] ?? '/price', writeAmount(price, unit, currency));
        });
        return shown(200, { items: operation.out['items'] ?? '' }, { items: list });
      }
      const name = nameOf(request);
      const sessions = sessionsIn(name);
      const isSignedIn = name.trim() !== '' && !sessions.some((session) => ended.has(session));
      if (profile.auth !== undefined && !isSignedIn) return shown(401, {}, {});
      if (ROLES[label as RoleName].staff === true && !sessions.some((session) => staffSessions.has(session)))
        return shown(403, {}, {});
      if (label === 'logout') for (const session of sessions) ended.add(session);
      return once(request, () => {
        const told = shop.play(label, givenIn(operation, request), userOf(request));
        return told === undefined ? shown(422, {}, {}) : shown(200, operation.out, listed(operation, told));
      });
    },
  };
}

function sessionsIn(name: string): string[] {
  return [...name.matchAll(/session-\d+(?!\d)/gu)].map(([session]) => session);
}

// A list's entries lie where `out` says, each value below its entry.
function listed({ out }: Operation, told: Told): Told {
  const { list } = told;
  if (!Array.isArray(list)) return told;
  const entries = list.map((entry: Json) => {
    let written: Json = {};
    for (const [name, value] of Object.entries(isJsonObject(entry) ? entry : {})) {
      const pointer = out[name];
      if (pointer?.startsWith('/') === true) written = writePointer(written, pointer, value);
    }
    return written;
  });
  return { items: entries };
}

function shown(status: number, out: Operation['out'], told: Told, headers: Answer['headers'] = []): Answer {
  let json: Json = {};
  const more: (readonly [string, string])[] = [...headers];
  for (const [name, source] of Object.entries(out)) {
    const value = told[name];
    if (value === undefined) continue;
    if (source === '' || source.startsWith('/')) json = writePointer(json, source, value);
    else if (source === 'location') more.push(['location', `/${textOf(value)}`]);
    else if (source.startsWith('header ')) more.push([source.slice(7), textOf(value)]);
    else more.push(['set-cookie', `${source.slice(7)}=${textOf(value)}`]);
  }
  return { status, headers: more, text: '', json };
}

/** What a request's placeholders stand for, read back by the operation's pattern. */
function givenIn({ path, body, encoding, fields }: Operation, request: WireRequest): Told {
  const names: string[] = [];
  const pattern = path
    .replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      names.push(name);
      return '([^/?&]*)';
    });
  const parts = new RegExp(`^${pattern}$`, 'u').exec(request.path)?.slice(1) ?? [];
  const given: Record<string, Json> = Object.fromEntries(
    names.map((name, index) => [name, decode(parts[index] ?? '')]),
  );
  const sent: Json | undefined =
    encoding === 'form' ? Object.fromEntries(new URLSearchParams(request.body ?? '')) : parseJson(request.body ?? '');
  const variables =
    isJsonObject(sent) && 'variables' in sent && typeof sent['query'] === 'string' ? sent['variables'] : sent;
  const walk = (at: Json | undefined, pointer: string): void => {
    const name = typeof at === 'string' ? /^\{(\w+)\}$/u.exec(at)?.[1] : undefined;
    const value = name === undefined ? undefined : readPointer(variables, pointer);
    if (name !== undefined && value !== undefined)
      given[name] =
        encoding === 'form' && typeof value === 'string' && /^\d{1,18}$/u.test(value) ? BigInt(value) : value;
    if (isJsonObject(at)) for (const [key, inner] of Object.entries(at)) walk(inner, `${pointer}/${key}`);
  };
  walk(body, '');
  const lines = readPointer(variables, fields['lines'] ?? '/lines');
  const entry = readPointer(body, fields['lines'] ?? '/lines');
  if (Array.isArray(lines) && Array.isArray(entry)) {
    given['lines'] = lines.map((line: Json) => namedBy(entry[0], line));
  }
  return given;
}

// An entry of a list by the placeholders of the profile's pattern for it.
function namedBy(pattern: Json | undefined, line: Json): Json {
  const named = Object.entries(isJsonObject(pattern) ? pattern : {}).flatMap(([key, item]): [string, Json][] => {
    const name = typeof item === 'string' ? /^\{(\w+)\}$/u.exec(item)?.[1] : undefined;
    const value = readPointer(line, `/${key}`);
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(named);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
