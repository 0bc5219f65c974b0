import type { Finding } from './finding.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { Rule } from './rule.ts';

/** How a writer keeps a finding as text until it is known what else is to stand in it: then it is written once, not twice. */
export interface FindingText {
  /** The finding without its rule, not beginning with a brace; nothing where `read` could not make the same finding of it, or where it has sources. */
  write(finding: Finding): string | undefined;
  /** The finding of a text that `write` made, under a rule. */
  read(text: string, rule: Rule): Finding;
}

/** A finding that stands alone and that no step has changed: what `FindingText.write` made of it, and what it lacks. */
export interface WrittenFinding {
  readonly text: string;
  readonly rule: Rule;
  readonly fingerprint: Fingerprint;
  /** Its finer fingerprint. */
  readonly detail: string;
  /** The one tool that reported it. */
  readonly tool: string;
}
