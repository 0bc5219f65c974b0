import type { z } from 'zod';
import type { EvidenceRecord } from '../model/evidence.ts';
import type { RuleDefinition } from '../model/rule.ts';
import type { Fixture } from './fixture.ts';
import type { PhantomMoney } from './phantom-money.ts';
import type { ActorName, CouponName, HookName, Limits, MethodName, Profile, States, WebhookScheme } from './profile.ts';
import type { RoleName } from './roles.ts';
import type { Trace } from './trace.ts';

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
export type Need =
  | 'second-account'
  | 'idempotency'
  | 'paid-states'
  | 'authorized-states'
  /** More than one currency. */
  | 'currencies'
  | 'psp'
  /** A webhook secret with which genuine events can be made for the control. */
  | 'stripe-secret'
  | `actors.${ActorName}`
  | `methods.${MethodName}`
  | `coupons.${CouponName}`
  | `webhooks.${WebhookScheme}`
  | `hooks.${HookName}`
  | `states.${keyof States}`
  | `limits.${keyof Limits}`;

/** What happened to the money, in figures that are the same in every run. */
export interface Violation {
  readonly verdict: 'violation';
  /** One sentence. */
  readonly message: string;
  /** The operation that was abused, or the webhook, and the parameter: a field of the body as its pointer says, or a header. */
  readonly place: ({ readonly role: RoleName } | { readonly webhook: WebhookScheme }) & { readonly parameter?: string };
  /** States before and after, without ids and times. */
  readonly evidence: string;
  readonly record: EvidenceRecord;
  /** What was created, moved without right, or not paid for, at the least; absent where the effect is no money. */
  readonly money?: readonly PhantomMoney[];
  /** How it was done, unmasked: what a replay is made from. */
  readonly traces: Traces;
  /** What the verdict rests upon that no value of the profile holds, so that a test cannot stand alone. */
  readonly unseen?: string;
  /** What the attack needs, beside profile and seed, to do the same again; it comes back as `AttackContext.parameters`. */
  readonly parameters?: JsonValue;
}

/** The fixture in which it happened, the one that confirmed it, and of a race the serial variant, which held. */
export interface Traces {
  readonly first: Trace;
  readonly again?: Trace;
  readonly serial?: Trace;
}

/** A value that JSON can hold. */
export type JsonValue = z.core.util.JSONType;

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
  /** In a replay: what the violation had as `parameters`. */
  readonly parameters?: JsonValue;
}

/** One payment-fuzz case. */
export interface Attack {
  readonly rule: RuleDefinition;
  /** Sets of roles, any one of which suffices; the attack uses the first that the profile maps. */
  readonly roles: readonly (readonly Requirement[])[];
  readonly needs?: readonly Need[];
  /** Numbers in the catalogue of payment attacks, as in AMT-02. */
  readonly catalogue?: readonly string[];
  /** Locks an account out, moves the clock or breaks the gateway: done after all others; `last` where nobody can pay any more. */
  readonly disturbs?: true | 'last';
  /** @throws Inconclusive where a control fails; RunStopped where the run is over */
  run(context: AttackContext): Promise<Outcome>;
}
