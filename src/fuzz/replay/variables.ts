import type { Trace } from '../trace.ts';
import type { Answer } from '../wire.ts';
import { answerValues, scalarText } from './answer-values.ts';
import type { ReplayStep, ReplayVariable } from './replay.ts';

/** A secret of the profile, and the name of the environment's variable that it becomes, in lower case. */
export interface OwnSecret {
  readonly name: string;
  readonly value: string;
  readonly about: string;
}

/** All that differs from replay to replay, and the variables that stand for it. */
export interface Variables {
  /** `name`, or `name|filter`, for a whole value of a request; nothing where it is the same at every replay. */
  find(value: string, ids: readonly string[]): string | undefined;
  /** The values that may be a part of a longer text, longest first. */
  readonly parts: readonly string[];
  /** A variable for something of the owner's own, as a test card. */
  own(secret: OwnSecret): string;
  /** Notes what an answer holds. */
  note(step: number, label: string, answer: Answer): void;
  /** What a step has to keep, once all requests were looked at. */
  saves(step: number): ReplayStep['save'];
  list(): ReplayVariable[];
}

interface Source {
  readonly step: number;
  readonly label: string;
  readonly at: string;
}

const MADE_EMAIL = /tollgate\.\w{1,40}\.[a-z]{20}@example\.com/gu;
const MADE_PASSWORD = /Tg-[a-z]{24}!9/gu;

/** @param own secrets of the profile */
export function openVariables({ events, made }: Trace, own: readonly OwnSecret[]): Variables {
  const taken = new Map<string, ReplayVariable>();
  const byValue = new Map<string, string>();
  const sources = new Map<string, Source>();
  const kept = new Map<number, { name: string; at: string }[]>();

  function add(wanted: string, make: (name: string) => ReplayVariable, value: string): string {
    const base =
      wanted
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/gu, '_')
        .replaceAll(/^[_\d]+|_+$/gu, '')
        .slice(0, 40) || 'value';
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.set(name, make(name));
    byValue.set(value, name);
    return name;
  }

  for (const { name, value, about } of own) {
    if (!byValue.has(value)) add(name, (unique) => ({ name: unique, from: 'environment', about }), value);
  }
  const passwords = new Map<string, string>();
  const emails = new Map<string, string>();
  for (const { kind, of, value } of made) {
    if (byValue.has(value)) continue;
    const name = add(
      `${kind === 'key' ? '' : `${of}_`}${kind}${kind === 'key' ? `_${of}` : ''}`,
      (unique) => ({ name: unique, from: 'made', kind }),
      value,
    );
    if (kind === 'key') byValue.set(value.replaceAll('-', '').slice(0, 24), `${name}|hex24`);
    if (kind === 'email') emails.set(of, value);
    if (kind === 'password') passwords.set(of, value);
  }
  for (const [actor, email] of emails) {
    const password = passwords.get(actor);
    if (password === undefined) continue;
    const [a, b] = [byValue.get(email) ?? '', byValue.get(password) ?? ''];
    const pair = Buffer.from(`${email}:${password}`).toString('base64');
    add(`${actor}_basic`, (name) => ({ name, from: 'basic', email: a, password: b }), pair);
  }
  // Some attacks make accounts of their own beside those of the fixture.
  for (const { request } of events) {
    for (const [kind, pattern] of [
      ['email', MADE_EMAIL],
      ['password', MADE_PASSWORD],
    ] as const) {
      for (const [value] of (request.body ?? '').matchAll(pattern))
        if (!byValue.has(value)) add(`other_${kind}`, (name) => ({ name, from: 'made', kind }), value);
    }
  }
  const parts = [...byValue.keys()].filter((value) => value.length >= 8).toSorted((a, b) => b.length - a.length);

  return {
    parts,
    find(value, ids) {
      const known = byValue.get(value);
      if (known !== undefined) return known;
      const source = sources.get(value);
      if (source === undefined || !(ids.includes(value) || isDistinct(value))) return undefined;
      const name = add(`${source.label}_${lastWord(source.at)}`, (unique) => ({ name: unique, from: 'answer' }), value);
      kept.set(source.step, [...(kept.get(source.step) ?? []), { name, at: source.at }]);
      return name;
    },
    own: ({ name, value, about }) =>
      byValue.get(value) ?? add(name, (unique) => ({ name: unique, from: 'environment', about }), value),
    note(step, label, answer) {
      for (const { at, value } of answerValues(answer)) {
        const text = scalarText(value);
        if (text !== '' && !at.startsWith('length ') && !sources.has(text)) sources.set(text, { step, label, at });
      }
    },
    saves: (step) => kept.get(step) ?? [],
    list: () => [...taken.values()],
  };
}

// Amounts, statuses and currencies are the same at every replay, or else the app is not the same any more.
function isDistinct(value: string): boolean {
  if (value.length < 4 || /^[-+]?[\d.,]+$/u.test(value)) return false;
  return value.length >= 20 || /\d/u.test(value);
}

function lastWord(at: string): string {
  return at.split(/[/ ]/u).findLast((word) => word !== '' && !/^\d+$/u.test(word)) ?? 'value';
}
