import type { Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import type { ReportEnd, ReportReader, RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Spool } from '../model/spool.ts';
import type { SuppressionEntry } from '../model/suppression.ts';
import { openComparison, type BaselineFinding } from './compare.ts';
import { deduplicate } from './deduplicate.ts';
import { enrichRule } from './enrich.ts';
import { openFindingIndex, type FindingGroup, type FindingIndex, type IndexEntry } from './finding-index.ts';
import { fingerprintAt, identityOf, type ReadLine } from './identity.ts';
import { redact } from '../util/redaction.ts';
import { redactEnd, redactFinding } from './redact.ts';
import { mergeRuns, OWN_TOOL, type RunInput } from './runs.ts';
import type { InputStatistics, Statistics } from './statistics.ts';
import { isSuppressed, openSuppressor, SUPPRESSION_RULES } from './suppress.ts';

/** One report to normalise: opened by its format, or known to be unreadable. */
export interface PipelineInput extends RunInput {
  readonly format: string | null;
  readonly content: { readonly reader: ReportReader } | { readonly unreadable: string };
}

/** What the pipeline needs beside its inputs. */
export interface PipelineOptions {
  readonly spool: Spool;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Our own version, for the run that names unreadable inputs. */
  readonly version: string;
  readonly suppressions: readonly SuppressionEntry[];
  /** Findings of an earlier SARIF with their fingerprints; absent where nothing is compared. */
  readonly baseline?: Iterable<BaselineFinding>;
  /** Reads a line of the source tree; gives nothing for what is not there or lies outside. */
  readonly readLine: ReadLine;
  /** Awaited every few thousand findings, so that a long pass can be cancelled; may throw. */
  readonly breathe: () => Promise<void>;
}

const FINDINGS_A_BREATH = 4096;

/** A run of the result; its findings are made one by one, in the same order for the same inputs. */
export interface NormalizedRun {
  readonly info: RunInfo;
  readonly inputs: readonly RunInput[];
  /** Rules that it checked and rules of its findings, by id. */
  readonly rules: readonly Rule[];
  readonly findings: () => Generator<Finding, void, void>;
}

/** The result; statistics and notices are whole once the findings of every run have been taken. */
export interface Normalized {
  readonly runs: readonly NormalizedRun[];
  statistics(): Statistics;
  notices(): readonly string[];
}

interface ReadInput {
  readonly input: PipelineInput;
  readonly end: ReportEnd;
  findings: number;
  suppressed: number;
}

/**
 * Redact → fingerprint → deduplicate → enrich → suppress → compare, in two passes: the first reads every input once and
 * spools its findings under short keys; the second takes them back in order of rule and fingerprint.
 */
export async function normalize(inputs: Iterable<PipelineInput>, options: PipelineOptions): Promise<Normalized> {
  const index = openFindingIndex(options.spool, options.readLine);
  const read: ReadInput[] = [];
  for (const given of inputs) {
    const input = { ...given, file: redact(given.file) };
    const end = await readInput(input, read.length, index, options);
    read.push({ input, end, findings: 0, suppressed: 0 });
  }
  const ownRun = options.suppressions.length === 0 ? [] : [{ input: undefined, runs: [decisionsRun(options.version)] }];
  const runs = mergeRuns([...read.map(({ input, end }) => ({ input: runInputOf(input), runs: end.runs })), ...ownRun]);
  const baseline = [...(options.baseline ?? [])];
  const infoOf = ({ input, run }: IndexEntry): RunInfo | undefined => read[input]?.end.runs[run];
  const groups = index.groups((entry) => infoOf(entry)?.target, baseline);
  const byRun = Map.groupBy(groups, ({ entries }) =>
    Math.min(...entries.map(({ input, run }) => runs.positionOf(input, run))),
  );
  const suppressor = openSuppressor(options.suppressions, options.now);
  // A finding may have moved to the run of another tool, so what is gone is known only when all are looked at.
  const met = new Set(groups.flatMap(({ earlier }) => earlier));
  const infos = runs.merged.map(({ info }) => info);
  const comparison = options.baseline === undefined ? undefined : openComparison(baseline, met, infos, options.now);
  // Findings may be taken more than once, and count once.
  const counted = new Set<FindingGroup | string>();
  const finish = (finding: Finding, earlier: readonly string[]): Finding =>
    comparison === undefined ? finding : comparison.apply(finding, earlier);
  const findingOf = (group: FindingGroup): Finding => {
    const members = group.entries.map((entry) => ({
      finding: index.load(entry, group),
      tool: infoOf(entry)?.tool.name ?? OWN_TOOL,
      rule: index.ownRuleOf(entry),
    }));
    const finding = finish(suppressor.apply(deduplicate(members)), group.earlier);
    if (counted.has(group)) return finding;
    counted.add(group);
    for (const position of new Set(group.entries.map((entry) => entry.input))) {
      const part = read[position];
      if (part === undefined) continue;
      part.findings += 1;
      if (isSuppressed(finding, options.now)) part.suppressed += 1;
    }
    return finding;
  };
  return {
    runs: runs.merged.map(({ info, inputs: files }, position): NormalizedRun => {
      const own = byRun.get(position) ?? [];
      const gone = comparison?.absent(info) ?? [];
      return {
        info,
        inputs: files,
        rules: rulesOf([...info.rules, ...gone.map(({ rule }) => rule)], own, index),
        *findings() {
          for (const group of own) yield findingOf(group);
          if (info.tool.name === OWN_TOOL)
            for (const finding of suppressor.findings()) yield finish(...fingerprinted(finding));
          // Findings about decisions are made last, so only now it is known which of them are met again.
          yield* info.tool.name === OWN_TOOL ? (comparison?.absent(info) ?? []) : gone;
        },
      };
    }),
    statistics: () => ({ inputs: read.map(statisticsOf), findings: counted.size }),
    notices: () => read.flatMap(({ input, end }) => end.notices.map((notice) => `${input.file}: ${notice}`)),
  };
}

/** The run in which findings about decisions stand; runs are taken in order, so it sees what every other run met. */
function decisionsRun(version: string): RunInfo {
  return { tool: { name: OWN_TOOL, version }, status: 'complete', rules: SUPPRESSION_RULES };
}

function fingerprinted(finding: Finding): [Finding, readonly string[]] {
  const identity = identityOf(finding, () => undefined);
  // Two decisions may be about one rule, so the message is part of it.
  const fingerprint = fingerprintAt(identity.family === 'advisory' ? '' : identity.key, undefined);
  const { severity, occurrences, rule } = finding;
  const sources = [{ tool: OWN_TOOL, rule: rule.id, severity, occurrences }];
  return [{ ...finding, sources, fingerprints: { [FINGERPRINT_KEY]: fingerprint } }, [fingerprint]];
}

async function readInput(
  input: PipelineInput,
  position: number,
  index: FindingIndex,
  options: PipelineOptions,
): Promise<ReportEnd> {
  if ('unreadable' in input.content) return unreadable(input, input.content.unreadable, options.version);
  const { reader } = input.content;
  let count = 0;
  let step = reader.next();
  while (step.done !== true) {
    index.add(position, step.value.run, redactFinding(step.value.finding));
    count += 1;
    if (count % FINDINGS_A_BREATH === 0) await options.breathe();
    step = reader.next();
  }
  const end = redactEnd(step.value);
  if (end.status !== 'unreadable') return end;
  return unreadable(input, end.reason ?? 'no reason given', options.version, end.notices);
}

function unreadable(input: PipelineInput, reason: string, version: string, notices: readonly string[] = []): ReportEnd {
  const run: RunInfo = {
    tool: { name: OWN_TOOL, version },
    status: 'unreadable',
    reason: `${input.file}: ${reason}`,
    rules: [],
  };
  return redactEnd({
    status: 'unreadable',
    reason,
    runs: [run],
    counts: { raw: 0, occurrences: 0, dropped: {} },
    notices,
  });
}

/** Two reports may describe one rule differently: the text that sorts first is taken, whatever the order of the inputs. */
function rulesOf(checked: readonly Rule[], groups: readonly FindingGroup[], index: FindingIndex): Rule[] {
  const byId = new Map<string, { rule: Rule; text: string }>();
  const seen = new Set<Rule>(checked.map(enrichRule));
  for (const group of groups) for (const entry of group.entries) seen.add(index.ruleOf(entry, group));
  for (const rule of seen) {
    const text = JSON.stringify(rule);
    const known = byId.get(rule.id);
    if (known === undefined || text < known.text) byId.set(rule.id, { rule, text });
  }
  return [...byId.values()].map(({ rule }) => rule).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function runInputOf({ file, sha256 }: PipelineInput): RunInput {
  return { file, ...(sha256 !== undefined && { sha256 }) };
}

function statisticsOf({ input, end, findings, suppressed }: ReadInput): InputStatistics {
  const tool = end.status === 'unreadable' ? undefined : end.runs[0]?.tool;
  return {
    file: input.file,
    format: input.format,
    tool: tool === undefined ? null : { name: tool.name, version: tool.version ?? null },
    status: end.status,
    raw: end.counts.raw,
    occurrences: end.counts.occurrences,
    findings,
    suppressed,
    dropped: end.counts.dropped,
    ...(end.reason !== undefined && { reason: end.reason }),
  };
}
