import type { Provider } from './vendor-books.ts';

/** What goes wrong: an answer of `error`, no answer, no connection, a connection cut after the work was done, slowness. */
export type FaultKind = 'error' | 'timeout' | 'drop_before' | 'drop_after' | 'latency' | 'rate_limit';

/** Which requests a fault strikes; what is left out matches all. */
export interface FaultMatch {
  readonly provider?: Provider;
  readonly method?: string;
  /** How the path begins: `/v1/refunds`. */
  readonly path?: string;
}

/** A fault that is switched on. */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly kind: FaultKind;
  /** Of the answer; default 500. For `error`. */
  readonly status?: number;
  /** Milliseconds, at most a minute. For `latency`. */
  readonly ms?: number;
  /** How many requests it strikes; default: all until it is cleared. */
  readonly times?: number;
}

/** What a fault is looked up by. */
export interface FaultSubject {
  readonly provider: Provider;
  readonly method: string;
  readonly path: string;
}

/** The faults of the gateway: what a shop must survive. */
export interface Faults {
  /** Adds a rule; the first rule that matches a request strikes it. @throws RangeError for a status or time out of range */
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** What is still on, `times` as they are left. */
  readonly list: () => readonly FaultRule[];
  /** The fault that strikes this request, which uses it up once. */
  readonly take: (subject: FaultSubject) => FaultRule | undefined;
}

const LONGEST = 60_000;

/** Starts with no fault at all. */
export function makeFaults(): Faults {
  let rules: readonly FaultRule[] = [];
  return {
    add(rule) {
      check('status', rule.status ?? 500, 400, 599);
      check('ms', rule.ms ?? 0, 0, LONGEST);
      check('times', rule.times ?? 1, 1, Number.MAX_SAFE_INTEGER);
      rules = [...rules, rule];
    },
    clear() {
      rules = [];
    },
    list: () => rules,
    take(subject) {
      const rule = rules.find(({ match }) => strikes(match, subject));
      if (rule?.times === undefined) return rule;
      const left = rule.times - 1;
      rules = rules.flatMap((other) => (other !== rule ? [other] : left === 0 ? [] : [{ ...rule, times: left }]));
      return rule;
    },
  };
}

function strikes({ provider, method, path }: FaultMatch, subject: FaultSubject): boolean {
  return (
    (provider ?? subject.provider) === subject.provider &&
    (method ?? subject.method).toUpperCase() === subject.method.toUpperCase() &&
    subject.path.startsWith(path ?? '')
  );
}

function check(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`"${name}" of a fault must be a whole number from ${least} to ${most}`);
  }
}
