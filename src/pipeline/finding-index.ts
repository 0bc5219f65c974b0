import type { Finding } from '../model/finding.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Rule } from '../model/rule.ts';
import type { Spool, SpoolPlace } from '../model/spool.ts';
import { enrichRule } from './enrich.ts';
import { fingerprintAt, identityOf, withFingerprint } from './fingerprint.ts';

/** Where a spooled finding lies and what it is sorted by: some 200 bytes, whatever the finding's size. */
export interface IndexEntry {
  readonly input: number;
  readonly run: number;
  readonly rule: number;
  readonly place: SpoolPlace;
  /** The identity until the end of its report is known, then the fingerprint. */
  key: string;
}

/** The findings of all inputs: their texts in the spool, their keys and their rules in memory. */
export interface FindingIndex {
  add(input: number, run: number, finding: Finding): void;
  /** Turns the identities of an input's findings into fingerprints, given the target of each of its runs. */
  seal(input: number, targetOf: (run: number) => string | undefined): void;
  /** Entries of equal fingerprint, in order of rule id and fingerprint, for each position that `positionOf` gives. */
  groups(positionOf: (entry: IndexEntry) => number): ReadonlyMap<number, readonly (readonly IndexEntry[])[]>;
  load(entry: IndexEntry): Finding;
  ruleOf(entry: IndexEntry): Rule;
}

/** An empty index over a spool. */
export function openFindingIndex(spool: Spool): FindingIndex {
  const entries: IndexEntry[] = [];
  const rules: Rule[] = [];
  const numbers = new Map<Rule | string, number>();
  let sealed = 0;
  const numberOf = (rule: Rule): number => {
    const known = numbers.get(rule);
    if (known !== undefined) return known;
    // Two files may describe a rule in the same words: then it is one rule.
    const enriched = enrichRule(rule);
    const text = JSON.stringify(enriched);
    const number = numbers.get(text) ?? rules.push(enriched) - 1;
    numbers.set(text, number).set(rule, number);
    return number;
  };
  const idOf = (entry: IndexEntry): string => rules[entry.rule]?.id ?? '';
  return {
    add(input, run, finding) {
      const { rule, ...rest } = finding;
      const place = spool.append(JSON.stringify(rest));
      entries.push({ input, run, rule: numberOf(rule), place, key: identityOf(finding) });
    },
    seal(input, targetOf) {
      for (; sealed < entries.length; sealed += 1) {
        const entry = entries[sealed];
        if (entry?.input === input) entry.key = fingerprintAt(entry.key, targetOf(entry.run));
      }
    },
    groups(positionOf) {
      const sorted = entries.toSorted((a, b) => compare(idOf(a), idOf(b)) || compare(a.key, b.key));
      const groups = new Map<number, IndexEntry[][]>();
      for (const entry of sorted) {
        const position = positionOf(entry);
        const list = groups.get(position) ?? [];
        if (list.length === 0) groups.set(position, list);
        const last = list.at(-1);
        if (last?.[0]?.key === entry.key) last.push(entry);
        else list.push([entry]);
      }
      return groups;
    },
    load(entry) {
      const rest = JSON.parse(spool.read(entry.place)) as Omit<Finding, 'rule'>;
      return withFingerprint({ ...rest, rule: ruleAt(rules, entry) }, entry.key as Fingerprint);
    },
    ruleOf: (entry) => ruleAt(rules, entry),
  };
}

function ruleAt(rules: readonly Rule[], entry: IndexEntry): Rule {
  const rule = rules[entry.rule];
  if (rule === undefined) throw new RangeError(`the index holds no rule ${entry.rule}`);
  return rule;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
