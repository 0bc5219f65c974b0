import { randomBytes } from 'node:crypto';
import { redact } from '../util/redaction.ts';
import type { Actor } from './actor.ts';
import { readAmount } from './amount.ts';
import { NOT_TRIED, PREPARATIONS, prepareByPlaceholders } from './check-preparations.ts';
import type { TargetClient } from './client.ts';
import { type Fixture, openFixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { isJsonObject, type Json } from './json.ts';
import { readPointer } from './json-pointer.ts';
import type { Operation, Profile } from './profile.ts';
import { readOut } from './read-out.ts';
import { RunStopped } from './run-stopped.ts';
import { ROLES, type RoleName } from './roles.ts';
import { type Answer, isSuccess } from './wire.ts';

/** What became of one part of a profile when it was tried honestly. */
export interface CheckRow {
  /** The role, or `sign-in`. */
  readonly part: string;
  /** `works` also gives every value that `out` maps; `incomplete` is a success without one of them. */
  readonly verdict: 'works' | 'incomplete' | 'fails' | 'not-tried' | 'not-mapped';
  /** Method and path template. */
  readonly request?: string;
  /** Why it does not work; no ids, secrets or card numbers. */
  readonly reason?: string;
  /** What to do about it; absent where nothing is wrong with the profile. */
  readonly next?: string;
}

// Without the cardholder a challenge cannot be passed, and saying so is right.
const RIGHTLY_REFUSED: Readonly<Partial<Record<RoleName, readonly number[]>>> = { confirm: [402, 403, 409] };
const AMOUNTS: ReadonlySet<string> = new Set([
  'total',
  'subtotal',
  'discount',
  'amount',
  'balance',
  'captured',
  'refunded',
  'price',
]);

// What these leave in the cart or in the session would stand in the way of the others; the rest share their users, since an
// app takes its time over passwords.
const LEAVES_TRACES: ReadonlySet<RoleName> = new Set([
  'logout',
  'cartAdd',
  'cartUpdate',
  'cartRemove',
  'readCart',
  'setCurrency',
  'applyCoupon',
  'removeCoupon',
  'quote',
  'acceptQuote',
]);

/**
 * Tries every mapped role once, as an honest user does, and says what works. The roles come in the order of a purchase; a
 * role that cannot be made ready, because another fails, is `not-tried`. @throws nothing that the target could cause
 */
export async function checkRoles(
  profile: Profile,
  client: TargetClient,
  onRow?: (row: CheckRow) => void,
): Promise<CheckRow[]> {
  const rows: CheckRow[] = [];
  const nonce = randomBytes(9).toString('hex');
  const add = (row: CheckRow): void => {
    rows.push(row);
    onRow?.(row);
  };
  let stopped: string | undefined;
  const open = (part: string): Fixture => openFixture({ profile, client, scope: [nonce, 'check', part] });
  const shared = open('shared');
  const guarded = async (part: string, request: string | undefined, act: () => Promise<CheckRow>): Promise<void> => {
    const base = { part, ...(request !== undefined && { request }) };
    if (stopped !== undefined) return add({ ...base, verdict: 'not-tried', reason: stopped });
    try {
      add(await act());
    } catch (error) {
      if (error instanceof RunStopped) stopped = error.message;
      else if (!(error instanceof Inconclusive)) throw error;
      const { message } = error;
      add({ ...base, verdict: 'not-tried', reason: message, ...(!isGap(message) && { next: nextFor(message) }) });
    }
  };
  await guarded('sign-in', undefined, () => trySignIn(profile, open('sign-in')));
  for (const role of Object.keys(ROLES) as RoleName[]) {
    const operation = profile.roles[role];
    if (operation === undefined) add({ part: role, verdict: 'not-mapped' });
    else {
      const fixture = LEAVES_TRACES.has(role) ? open(role) : shared;
      await guarded(role, requestOf(operation), () => tryRole(profile, fixture, role, operation));
    }
  }
  return rows;
}

function requestOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

async function trySignIn(profile: Profile, fixture: Fixture): Promise<CheckRow> {
  const { auth, actors } = profile;
  const names = ['alice', ...Object.keys(actors)] as (keyof typeof actors)[];
  for (const name of new Set(names)) {
    try {
      await fixture.actor(name);
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      return { part: 'sign-in', verdict: 'fails', reason: `${name}: ${error.message}`, next: nextFor(error.message) };
    }
  }
  const alone = auth === undefined && actors.alice === undefined;
  return alone
    ? { part: 'sign-in', verdict: 'works', reason: 'no auth in the profile: every request is anonymous' }
    : { part: 'sign-in', verdict: 'works' };
}

async function tryRole(profile: Profile, fixture: Fixture, role: RoleName, operation: Operation): Promise<CheckRow> {
  const base = { part: role, request: requestOf(operation) };
  const left = NOT_TRIED[role];
  if (left !== undefined) return { ...base, verdict: 'not-tried', reason: left };
  const alice = await fixture.actor('alice');
  const staff = ROLES[role].staff === true ? await fixture.actor(operation.as ?? 'admin') : undefined;
  const prepare = PREPARATIONS[role];
  const prepared =
    prepare === undefined ? await prepareByPlaceholders(fixture, alice, role) : await prepare(fixture, alice);
  const actor: Actor = prepared.actor ?? staff ?? alice;
  const answer = await fixture.attempt({ ...prepared, actor, role });
  if (RIGHTLY_REFUSED[role]?.includes(answer.status) === true) {
    return { ...base, verdict: 'works', reason: 'refused, and rightly so: nobody passed the challenge' };
  }
  if (!isSuccess(answer) && answer.status !== 302 && answer.status !== 303) {
    const said = excerpt(answer);
    return {
      ...base,
      verdict: 'fails',
      reason: `answered ${answer.status}${said === '' ? '' : `: ${said}`}`,
      next: nextFor(`${role} answered ${answer.status}`),
    };
  }
  const lacking = Object.entries(operation.out).filter(
    ([name, source]) => !isThere(profile, role, answer, name, source),
  );
  const [first] = lacking;
  if (first === undefined) return { ...base, verdict: 'works' };
  return {
    ...base,
    verdict: 'incomplete',
    reason: lacking.map(([name, source]) => `no ${name} at ${source === '' ? 'the root' : source}`).join(', '),
    next: `the answer has ${pointersOf(answer.json).join(', ') || 'no JSON'}; correct roles.${role}.out.${first[0]}`,
  };
}

function isThere(profile: Profile, role: RoleName, answer: Answer, name: string, source: string): boolean {
  // What an order is paid with is told once it is paid; what a list has no entry of cannot be seen.
  if (name === 'payment' || name === 'expires') return true;
  let value = readOut(answer, source);
  const items = profile.roles[role]?.out['items'];
  if (items !== undefined && name !== 'items' && value === undefined && (source === '' || source.startsWith('/'))) {
    // Of lists most values are those of every entry, which a list without any cannot show.
    const list = readPointer(answer.json, items);
    const entry: Json | undefined = Array.isArray(list) ? list[0] : undefined;
    if (Array.isArray(list) && entry === undefined) return true;
    value = readPointer(entry, source);
  }
  if (value === undefined || value === null) return false;
  const { unit, currency } = profile.money;
  return !AMOUNTS.has(name) || readAmount(value, unit, currency) !== undefined;
}

/** Pointers into an answer, for people: the outer two levels. */
function pointersOf(json: Json | undefined): string[] {
  if (Array.isArray(json)) return pointersOf(json[0]).map((pointer) => `/0${pointer}`);
  if (!isJsonObject(json)) return [];
  return Object.entries(json)
    .flatMap(([name, value]) =>
      isJsonObject(value) ? Object.keys(value).map((inner) => `/${name}/${inner}`) : [`/${name}`],
    )
    .slice(0, 16);
}

// Words of the app about a refused request are the best clue; ids, tokens and numbers in them are of no use to anybody.
function excerpt({ text }: Answer): string {
  const plain = redact(text.slice(0, 2000))
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/[^ -~]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain;
}

// What the profile leaves out is no fault of it.
function isGap(reason: string): boolean {
  return reason.startsWith('map ');
}

function nextFor(reason: string): string {
  if (/read back|the answer has no/u.test(reason)) {
    return 'the app said yes, and what is read afterwards does not show it: look at the read-back role, its out, and states';
  }
  const status = Number(/answered (\d{3})/u.exec(reason)?.[1] ?? 0);
  if (status === 401 || status === 407) return 'the session was not accepted: look at auth.header and auth.login';
  if (status === 403) return 'this user may not do it: is it for staff (actors, as:), or is a CSRF token missing?';
  if (status === 404)
    return 'the path is not known, or an id in it is wrong: look at op, and at the out of the role before';
  if (status === 405) return 'the path is known and the method is not: look at op';
  if (status === 415) return 'the app wants another kind of body: try encoding: form';
  if (status === 429) return 'the app slows the check down: allow more, or give --rps';
  if (status === 400 || status === 409 || status === 422)
    return 'the body was refused: compare it with what the app expects';
  if (status >= 500) return 'the app failed: its log says why';
  if (status >= 300) return 'the app redirects: give the address that it redirects to';
  if (/no answer in time|refused|closed/u.test(reason)) return 'is the app running, and target.baseUrl right?';
  return 'see the row of the role that it names';
}
