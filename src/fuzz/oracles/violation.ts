import type { Violation } from '../attack.ts';
import type { Fixture } from '../fixture.ts';

/** What an oracle saw. */
export interface Seen {
  readonly message: string;
  readonly place: Violation['place'];
  /** Named states that are the same in every run; they become the finding's evidence. */
  readonly states: Readonly<Record<string, string>>;
  /** Named states that vary (races), for the evidence folder only. */
  readonly varying?: Readonly<Record<string, string>>;
}

/** A violation with the fixture's masked exchanges as proof. */
export function violation(fixture: Fixture, { message, place, states, varying }: Seen): Violation {
  return {
    verdict: 'violation',
    message,
    place,
    evidence: Object.entries(states)
      .map(([name, state]) => `${name}: ${state}`)
      .join('; '),
    record: { summary: message, exchanges: fixture.exchanges(), states: { ...states, ...varying } },
  };
}
