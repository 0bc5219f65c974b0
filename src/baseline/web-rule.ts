import type { RuleDefinition } from '../model/rule.ts';
import type { RecordedExchange } from './recorded-exchange.ts';
import type { ScriptObjection } from './script-inventory.ts';

/** One place in one exchange that violates a rule. */
export interface Hit {
  /** The header, cookie, element or script in question. */
  readonly parameter?: string;
  /** What was seen, without times, generated ids and machine paths; masked once more before it is kept. */
  readonly evidence?: string;
  /** Plain text, one or two sentences, the same for every page. */
  readonly message: string;
  /** The same flaw in the words of other scanners; where absent, all of the rule's. Empty: only Tollgate sees it. */
  readonly aliases?: readonly string[];
  /** Offset in the exchange's text around which the evidence's excerpt is cut. */
  readonly at?: number;
}

/** A whole exchange in short, for tests and documentation. */
export interface Example {
  /** What it shows, in a few words. */
  readonly name: string;
  readonly url: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Of the request, where the rule looks at it. */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** Of a payment page that a browser opened. */
  readonly scripts?: readonly ScriptObjection[];
}

/** At least one. */
export type Examples = readonly [Example, ...Example[]];

/**
 * What is one finding: all hits of the `site` (a header that is missing everywhere), all of one `path` (a page's
 * content; all answers 401, 403, 404 or 405 are one path each, for one handler writes them), or all of one `parameter` (a cookie, a script).
 */
export type FindingScope = 'site' | 'path' | 'parameter';

/** A passive web rule, whole in one file. */
export interface WebRule {
  readonly definition: RuleDefinition;
  /** The same flaw in the words of other scanners: `zap/10038-1`. */
  readonly aliases: readonly string[];
  readonly scope: FindingScope;
  /** `violating`: each fires this rule and no other. `clean`: no rule fires. */
  readonly examples: { readonly violating: Examples; readonly clean: Examples };
  /** Pure: the same exchange gives the same hits, in the same order. */
  check(exchange: RecordedExchange): readonly Hit[];
}
