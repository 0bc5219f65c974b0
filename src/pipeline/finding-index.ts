import type { Finding } from '../model/finding.ts';
import type { FindingText } from '../model/finding-text.ts';
import { DETAIL_KEY, FINGERPRINT_KEY, type Fingerprint } from '../model/fingerprint.ts';
import type { Rule } from '../model/rule.ts';
import type { Spool } from '../model/spool.ts';
import { openAliasGroups } from './alias-groups.ts';
import type { BaselineFinding } from './compare.ts';
import { openEntryTable } from './entry-table.ts';
import { groupEntries } from './group-entries.ts';
import { identityOf, type ReadLine } from './identity.ts';
import { redactFinding } from './redact.ts';
import { openRuleTable } from './rule-table.ts';
import { isSpooledText, readSpooled, spooledText } from './spooled-finding.ts';

/** One report item in the index, and where it came from. */
export interface IndexEntry {
  readonly number: number;
  /** Position of its input. */
  readonly input: number;
  /** Index of its run in the input. */
  readonly run: number;
}

/** Entries that are one finding. */
export interface FindingGroup {
  readonly entries: readonly IndexEntry[];
  readonly ruleId: string;
  readonly fingerprint: Fingerprint;
  /** Fingerprints under which the baseline knows it. */
  readonly earlier: readonly string[];
}

/** A finding read back. */
export interface LoadedEntry extends Omit<IndexEntry, 'number'> {
  readonly finding: Finding;
  /** Its rule's id as its report has it. */
  readonly rule: string;
  /** Its finer fingerprint; of one that has been through the pipeline those that it unites. */
  readonly details: readonly string[];
}

/** Groups in order of rule id and fingerprint, each made when it is asked for. */
export interface FindingGroups {
  readonly count: number;
  at(position: number): FindingGroup;
  /** The entries and the rule id of a group alone. */
  originAt(position: number): Pick<FindingGroup, 'entries' | 'ruleId'>;
}

/** The findings of all inputs: their texts in the spool, their keys and their rules in memory. */
export interface FindingIndex {
  /** Masks a finding as its reader gives it, and takes it in. */
  add(input: number, run: number, finding: Finding): void;
  /** All groups, once everything is read; `targetOf` tells the target of an input's run. */
  groups(
    targetOf: (input: number, run: number) => string | undefined,
    baseline: readonly BaselineFinding[],
  ): FindingGroups;
  /** The findings of a group's entries, in their order, as the group names them. */
  load(group: FindingGroup): Generator<LoadedEntry, void, void>;
  ruleOf(entry: IndexEntry, group: Pick<FindingGroup, 'ruleId'>): Rule;
  /** The text of a group that is one finding as its writer keeps it, under the rule that its report has; else nothing. */
  written(group: FindingGroup): WrittenEntry | undefined;
}

/** A finding that the writer of the result keeps as text. */
export interface WrittenEntry extends Omit<IndexEntry, 'number'> {
  readonly text: string;
  readonly rule: Rule;
  readonly detail: string;
}

const DETAILS = /^[0-9a-f]{16}(?:,[0-9a-f]{16})*$/u;

/**
 * An empty index over a spool.
 * @param writer keeps findings as texts of its own where it can
 */
export function openFindingIndex(spool: Spool, readLine: ReadLine, writer?: FindingText): FindingIndex {
  const table = openEntryTable();
  const rules = openRuleTable();
  const aliases = openAliasGroups();
  // Runs of inputs by their numbers, and their numbers by input and run.
  const runs: { readonly input: number; readonly run: number }[] = [];
  const numbers: number[][] = [];
  const numberOf = (input: number, run: number): number => {
    const ofInput = (numbers[input] ??= []);
    return (ofInput[run] ??= runs.push({ input, run }) - 1);
  };
  const entryAt = (number: number): IndexEntry => {
    const origin = runs[table.runOf(number)];
    return { number, input: origin?.input ?? 0, run: origin?.run ?? 0 };
  };
  return {
    add(input, run, given) {
      const rule = rules.numberOf(given.rule);
      const finding = redactFinding(given, rules.at(rule));
      const identity = identityOf(finding, readLine);
      const isAdvisory = identity.family === 'advisory';
      table.add({
        run: numberOf(input, run),
        rule,
        place: spool.append(writer?.write(finding) ?? spooledText(finding)),
        key: isAdvisory ? '' : identity.key,
        // A finding that names its sources has been through the pipeline: its rule's id is the flaw's name already.
        handle: isAdvisory ? aliases.add(identity.package, identity.ids, finding.sources.length > 0) : -1,
        isOfTarget: !isAdvisory || identity.isOfTarget,
        line: identity.family === 'code' ? identity.line : 0,
        detail: identity.detail,
      });
    },
    groups(targetOf, baseline) {
      const known = baseline.flatMap(({ finding, run }) => {
        const identity = identityOf(finding, readLine);
        if (identity.family !== 'advisory') return [];
        const target = identity.isOfTarget ? run.target : undefined;
        const fingerprint = finding.fingerprints[FINGERPRINT_KEY] ?? '';
        return [{ handle: aliases.add(identity.package, identity.ids, true), target, fingerprint }];
      });
      const groups = groupEntries(table, {
        aliases,
        targets: runs.map(({ input, run }) => targetOf(input, run)),
        ruleIdOf: (rule) => rules.at(rule).id,
        known,
      });
      return {
        count: groups.count,
        at(position) {
          const { entries, ruleId, fingerprint, earlier } = groups.at(position);
          return { entries: entries.map(entryAt), ruleId, fingerprint, earlier };
        },
        originAt: (position) => ({
          entries: groups.entriesAt(position).map(entryAt),
          ruleId: groups.ruleIdAt(position),
        }),
      };
    },
    *load({ entries, ruleId, fingerprint }) {
      for (const { number, input, run } of entries) {
        const rule = table.ruleOf(number);
        const own = rules.at(rule).id;
        const text = spool.read(table.placeOf(number));
        const named = rules.named(rule, ruleId);
        const read = writer === undefined || isSpooledText(text) ? readSpooled(text, named) : writer.read(text, named);
        const finding = {
          ...read,
          aliases: own === ruleId ? read.aliases : [own, ...read.aliases.filter((id) => id !== ruleId)],
          fingerprints: { ...read.fingerprints, [FINGERPRINT_KEY]: fingerprint },
        };
        yield { input, run, finding, rule: own, details: earlierDetails(read) ?? [table.detailOf(number)] };
      }
    },
    ruleOf: ({ number }, { ruleId }) => rules.named(table.ruleOf(number), ruleId),
    written({ entries, ruleId }) {
      const [entry] = entries;
      if (writer === undefined || entry === undefined || entries.length > 1) return undefined;
      const { number, input, run } = entry;
      const rule = rules.at(table.ruleOf(number));
      if (rule.id !== ruleId) return undefined;
      const text = spool.read(table.placeOf(number));
      return isSpooledText(text) ? undefined : { input, run, text, rule, detail: table.detailOf(number) };
    },
  };
}

/** What a finding that has been through the pipeline unites already; nothing for any other. */
function earlierDetails({ sources, fingerprints }: Finding): readonly string[] | undefined {
  const known = fingerprints[DETAIL_KEY];
  return sources.length > 0 && known !== undefined && DETAILS.test(known) ? known.split(',') : undefined;
}
