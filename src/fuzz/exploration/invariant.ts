import type { RuleDefinition } from '../../model/rule.ts';
import type { Transition } from './transition.ts';

/** What is wrong with a transition. */
export interface Breach {
  /** What happened, as the end of a sentence that begins with the operation: `left a balance of {after}`. */
  readonly what: string;
  /** Figures that prove it, in minor units, by name. */
  readonly figures: Readonly<Record<string, bigint>>;
}

/** What must hold after every step, whatever the steps before it were. */
export interface Invariant {
  readonly rule: RuleDefinition;
  /** One transition that breaks this invariant and no other, and one that breaks none. */
  readonly examples: { readonly violating: Transition; readonly clean: Transition };
  /** How to see it broken: defects of the sandbox, where it has such. */
  readonly defects: readonly string[];
  check(transition: Transition): Breach | undefined;
}
