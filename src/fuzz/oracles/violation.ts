import type { JsonValue, Violation } from '../attack.ts';
import type { Fixture } from '../fixture.ts';
import { type MoneyEffect, phantomMoneyOf } from '../phantom-money.ts';

/** What an oracle saw. */
export interface Seen {
  readonly message: string;
  readonly place: Violation['place'];
  /** Named states that are the same in every run; they become the finding's evidence. */
  readonly states: Readonly<Record<string, string>>;
  /** Named states that vary (races), for the evidence folder only. */
  readonly varying?: Readonly<Record<string, string>>;
  /** What became of the money, at the least, in figures that are the same in every run. */
  readonly money?: MoneyEffect;
  /** What the verdict rests upon that is no value of `out`: `it looks for markup in a page`. */
  readonly unseen?: string;
  /** What the attack needs beside profile and seed to do the same again. */
  readonly parameters?: JsonValue;
}

/** A violation with the fixture's masked exchanges as proof. */
export function violation(fixture: Fixture, seen: Seen): Violation {
  const { message, place, states, varying, money, unseen, parameters } = seen;
  return {
    verdict: 'violation',
    message,
    place,
    evidence: Object.entries(states)
      .map(([name, state]) => `${name}: ${state}`)
      .join('; '),
    record: { summary: message, exchanges: fixture.exchanges(), states: { ...states, ...varying } },
    ...(money !== undefined && { money: phantomMoneyOf(money, fixture.profile.money.currency) }),
    ...(unseen !== undefined && { unseen }),
    ...(parameters !== undefined && { parameters }),
    traces: { first: fixture.trace() },
  };
}
