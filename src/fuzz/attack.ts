import type { EvidenceRecord } from '../model/evidence.ts';
import type { RuleDefinition } from '../model/rule.ts';
import type { Fixture } from './fixture.ts';
import type { Profile } from './profile.ts';
import type { RoleName } from './roles.ts';

/** A role that an attack uses, with what the profile must map for it. */
export interface Requirement {
  readonly role: RoleName;
  /** Placeholders that the request must take. */
  readonly values?: readonly string[];
  /** Body fields that honest requests do not have or do not vary. */
  readonly fields?: readonly string[];
  readonly out?: readonly string[];
}

/** What else an attack needs of a profile. */
export type Need = 'second-account' | 'idempotency' | 'paid-states' | 'authorized-states';

/** What happened to the money, in figures that are the same in every run. */
export interface Violation {
  readonly verdict: 'violation';
  /** One sentence. */
  readonly message: string;
  /** The operation that was abused, and the parameter: a field of the body as its pointer says, or a header. */
  readonly place: { readonly role: RoleName; readonly parameter?: string };
  /** States before and after, without ids and times. */
  readonly evidence: string;
  readonly record: EvidenceRecord;
}

/** How one attempt, or a whole attack, ended. */
export type Outcome =
  | Violation
  | { readonly verdict: 'held' }
  | { readonly verdict: 'inconclusive'; readonly reason: string };

/** What an attack gets to work with. */
export interface AttackContext {
  readonly profile: Profile;
  /** A fresh fixture at every call. */
  fixture(): Fixture;
}

/** One payment-fuzz case. */
export interface Attack {
  readonly rule: RuleDefinition;
  /** Sets of roles, any one of which suffices; the attack uses the first that the profile maps. */
  readonly roles: readonly (readonly Requirement[])[];
  readonly needs?: readonly Need[];
  /** @throws Inconclusive where a control fails; RunStopped where the run is over */
  run(context: AttackContext): Promise<Outcome>;
}
