import type { Finding } from '../model/finding.ts';
import { DETAIL_KEY, FINGERPRINT_KEY, type Fingerprint } from '../model/fingerprint.ts';
import { pascalName, type Rule } from '../model/rule.ts';
import type { Spool, SpoolPlace } from '../model/spool.ts';
import { compareText } from '../model/summary.ts';
import { type AliasGroup, openAliasGroups } from './alias-groups.ts';
import type { BaselineFinding } from './compare.ts';
import { enrichRule } from './enrich.ts';
import { advisoryKey, fingerprintAt, identityOf, type ReadLine } from './identity.ts';

/** Where a spooled finding lies and what it is grouped by: some 250 bytes, whatever the finding's size. */
export interface IndexEntry {
  readonly input: number;
  readonly run: number;
  readonly rule: number;
  readonly place: SpoolPlace;
  /** The key of its identity; empty for an advisory, whose group is known only when all reports are read. */
  readonly key: string;
  /** Handle of an advisory's ids, else -1. */
  readonly handle: number;
  /** Does the same on another target make another finding? */
  readonly isOfTarget: boolean;
  /** Line of code, else 0. */
  readonly line: number;
  /** The first 16 digits of the finer identity. */
  readonly detail: string;
}

/** Entries that are one finding. */
export interface FindingGroup {
  readonly entries: readonly IndexEntry[];
  readonly ruleId: string;
  readonly fingerprint: Fingerprint;
  /** Fingerprints under which the baseline knows it. */
  readonly earlier: readonly string[];
}

/** The findings of all inputs: their texts in the spool, their keys and their rules in memory. */
export interface FindingIndex {
  add(input: number, run: number, finding: Finding): void;
  /** All groups in order of rule id and fingerprint, once everything is read; `targetOf` tells an entry's target. */
  groups(targetOf: (entry: IndexEntry) => string | undefined, baseline: readonly BaselineFinding[]): FindingGroup[];
  /** The finding of an entry as its group names it. */
  load(entry: IndexEntry, group: FindingGroup): Finding;
  /** The entry's rule as its report has it. */
  ownRuleOf(entry: IndexEntry): string;
  ruleOf(entry: IndexEntry, group: FindingGroup): Rule;
}

const MOST_DETAILS = 100;

/** An empty index over a spool. */
export function openFindingIndex(spool: Spool, readLine: ReadLine): FindingIndex {
  const entries: IndexEntry[] = [];
  const rules = openRuleTable();
  const aliases = openAliasGroups();
  return {
    add(input, run, finding) {
      const identity = identityOf(finding, readLine);
      const { rule, ...rest } = finding;
      const isAdvisory = identity.family === 'advisory';
      entries.push({
        input,
        run,
        rule: rules.numberOf(rule),
        place: spool.append(JSON.stringify(rest)),
        key: isAdvisory ? '' : identity.key,
        // A finding that names its sources has been through the pipeline: its rule's id is the flaw's name already.
        handle: isAdvisory ? aliases.add(identity.package, identity.ids, finding.sources.length > 0) : -1,
        isOfTarget: identity.family !== 'advisory' || identity.isOfTarget,
        line: identity.family === 'code' ? identity.line : 0,
        // A slice would keep the whole text alive.
        detail: Buffer.from(identity.detail, 'latin1').toString('latin1', 0, 16),
      });
    },
    groups(targetOf, baseline) {
      const known = baseline.flatMap(({ finding, run }) => {
        const identity = identityOf(finding, readLine);
        if (identity.family !== 'advisory') return [];
        const target = identity.isOfTarget ? run.target : undefined;
        return [{ handle: aliases.add(identity.package, identity.ids, true), target, finding }];
      });
      const earlier = new Map<string, string[]>();
      for (const { handle, target, finding } of known) {
        const key = groupKey(target, aliases.groupOf(handle));
        earlier.set(key, [...(earlier.get(key) ?? []), finding.fingerprints[FINGERPRINT_KEY] ?? '']);
      }
      const byKey = new Map<string, IndexEntry[]>();
      for (const entry of entries) {
        const target = entry.isOfTarget ? targetOf(entry) : undefined;
        const key =
          entry.handle < 0 ? `${target ?? ''}\0${entry.key}` : groupKey(target, aliases.groupOf(entry.handle));
        const list = byKey.get(key);
        if (list === undefined) byKey.set(key, [entry]);
        else list.push(entry);
      }
      const groups: FindingGroup[] = [];
      for (const [key, list] of byKey) {
        const [first] = list;
        if (first === undefined) continue;
        const target = first.isOfTarget ? targetOf(first) : undefined;
        if (first.handle < 0) groups.push(...byLine(list, rules.at(first.rule).id, target));
        else groups.push(advisoryGroup(list, aliases.groupOf(first.handle), target, earlier.get(key) ?? []));
      }
      return groups.toSorted((a, b) => compareText(a.ruleId, b.ruleId) || compareText(a.fingerprint, b.fingerprint));
    },
    load(entry, group) {
      const rest = JSON.parse(spool.read(entry.place)) as Omit<Finding, 'rule'>;
      const own = rules.at(entry.rule).id;
      const details = [...new Set(group.entries.map(({ detail }) => detail))].toSorted();
      return {
        ...rest,
        rule: rules.named(entry.rule, group.ruleId),
        aliases: own === group.ruleId ? rest.aliases : [own, ...rest.aliases.filter((id) => id !== group.ruleId)],
        fingerprints: {
          ...rest.fingerprints,
          [FINGERPRINT_KEY]: group.fingerprint,
          [DETAIL_KEY]: details.slice(0, MOST_DETAILS).join(','),
        },
      };
    },
    ownRuleOf: (entry) => rules.at(entry.rule).id,
    ruleOf: (entry, group) => rules.named(entry.rule, group.ruleId),
  };
}

function groupKey(target: string | undefined, { number }: AliasGroup): string {
  return `${target ?? ''}\0#${number}`;
}

/** A flaw that the baseline knows keeps its rule id and with it its fingerprint, whatever ids are learnt later. */
function advisoryGroup(
  entries: readonly IndexEntry[],
  { name, packageText }: AliasGroup,
  target: string | undefined,
  earlier: readonly string[],
): FindingGroup {
  const fingerprint = fingerprintAt(advisoryKey(name, packageText), target);
  return { entries, ruleId: name, fingerprint, earlier: earlier.length === 0 ? [fingerprint] : earlier };
}

/** The same code at several lines of a file is one finding a line, numbered from the top: GitHub does the same. */
function byLine(entries: readonly IndexEntry[], ruleId: string, target: string | undefined): FindingGroup[] {
  if (entries.length === 1) {
    const fingerprint = fingerprintAt(entries[0]?.key ?? '', target);
    return [{ entries, ruleId, fingerprint, earlier: [fingerprint] }];
  }
  const byNumber = Map.groupBy(entries, ({ line }) => line);
  return [...byNumber.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, list], position) => {
      const fingerprint = fingerprintAt(list[0]?.key ?? '', target, position + 1);
      return { entries: list, ruleId, fingerprint, earlier: [fingerprint] };
    });
}

interface RuleTable {
  numberOf(rule: Rule): number;
  at(number: number): Rule;
  /** The rule under another id. */
  named(number: number, id: string): Rule;
}

function openRuleTable(): RuleTable {
  const rules: Rule[] = [];
  const numbers = new Map<Rule | string, number>();
  const renamed = new Map<string, Rule>();
  const at = (number: number): Rule => {
    const rule = rules[number];
    if (rule === undefined) throw new RangeError(`there is no rule ${number}`);
    return rule;
  };
  return {
    at,
    numberOf(rule) {
      const known = numbers.get(rule);
      if (known !== undefined) return known;
      // Two files may describe a rule in the same words: then it is one rule.
      const enriched = enrichRule(rule);
      const text = JSON.stringify(enriched);
      const number = numbers.get(text) ?? rules.push(enriched) - 1;
      numbers.set(text, number).set(rule, number);
      return number;
    },
    named(number, id) {
      const rule = at(number);
      if (rule.id === id) return rule;
      const key = `${number}\0${id}`;
      const { name, ...rest } = rule;
      const made = renamed.get(key) ?? { ...rest, id, ...(name !== undefined && { name: pascalName(id) }) };
      renamed.set(key, made);
      return made;
    },
  };
}
