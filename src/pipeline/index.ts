import type { Finding } from '../model/finding.ts';
import type { FindingText, WrittenFinding } from '../model/finding-text.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import type { ReportEnd, ReportReader, RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import type { Spool } from '../model/spool.ts';
import type { SuppressionEntry } from '../model/suppression.ts';
import { openComparison, type BaselineFinding } from './compare.ts';
import { deduplicate, type Member } from './deduplicate.ts';
import { enrichRule } from './enrich.ts';
import type { Enrichment } from './enrichment.ts';
import { openFindingIndex, type FindingGroup, type FindingIndex } from './finding-index.ts';
import { fingerprintAt, identityOf, type ReadLine } from './identity.ts';
import { redact } from '../util/redaction.ts';
import { redactEnd } from './redact.ts';
import { mergeRuns, OWN_TOOL, type MergedRuns, type RunInput } from './runs.ts';
import { judgeShards } from './shards.ts';
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
  /** All runs of that SARIF, those without a finding, too. */
  readonly baselineRuns?: readonly RunInfo[];
  /** Reads a line of the source tree; gives nothing for what is not there or lies outside. */
  readonly readLine: ReadLine;
  /** Awaited every few thousand findings, so that a long pass can be cancelled; may throw. */
  readonly breathe: () => Promise<void>;
  /** The writer of the result, where its texts are wanted: `results` then gives them for the findings that stand alone. */
  readonly writer?: FindingText;
  /** What is known beside the reports about findings and runs. */
  readonly enrichment?: Enrichment;
}

const FINDINGS_A_BREATH = 4096;

/** A run of the result; its findings are made one by one, in the same order for the same inputs. */
export interface NormalizedRun {
  readonly info: RunInfo;
  readonly inputs: readonly RunInput[];
  /** Rules that it checked and rules of its findings, by id. */
  readonly rules: readonly Rule[];
  readonly findings: () => Generator<Finding, void, void>;
  /** The same, but as the writer's texts where it keeps them and nothing has changed since. */
  readonly results: () => Generator<Finding | WrittenFinding, void, void>;
}

/** The result; statistics and notices are whole once the findings of every run have been taken. */
export interface Normalized {
  readonly runs: readonly NormalizedRun[];
  statistics(): Statistics;
  notices(): readonly string[];
}

/** What stands in one run of the result. */
interface RunPart {
  /** Positions of its findings' groups. */
  readonly groups: number[];
  readonly rules: Set<Rule>;
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
  const index = openFindingIndex(options.spool, options.readLine, options.writer);
  const read: ReadInput[] = [];
  for (const given of inputs) {
    const input = { ...given, file: redact(given.file) };
    const end = await readInput(input, read.length, index, options);
    read.push({ input, end, findings: 0, suppressed: 0 });
  }
  const ownRun = options.suppressions.length === 0 ? [] : [{ input: undefined, runs: [decisionsRun(options.version)] }];
  const runs = mergeRuns([...read.map(({ input, end }) => ({ input: runInputOf(input), runs: end.runs })), ...ownRun]);
  const baseline = [...(options.baseline ?? [])];
  const infoOf = (input: number, run: number): RunInfo | undefined => read[input]?.end.runs[run];
  const groups = index.groups((input, run) => infoOf(input, run)?.target, baseline);
  const parts = runs.merged.map(({ info }): RunPart => ({ groups: [], rules: new Set(info.rules.map(enrichRule)) }));
  // A finding may have moved to the run of another tool, so what is gone is known only when all are looked at.
  const met = new Set<string>();
  for (let position = 0; position < groups.count; position += 1) {
    const group = groups.originAt(position);
    const part = parts[firstRunOf(group, runs)];
    part?.groups.push(position);
    for (const entry of group.entries) part?.rules.add(index.ruleOf(entry, group));
    if (options.baseline !== undefined) for (const fingerprint of groups.at(position).earlier) met.add(fingerprint);
    if (position % FINDINGS_A_BREATH === 0) await options.breathe();
  }
  const suppressor = openSuppressor(options.suppressions, options.now);
  const infos = judgeShards(runs.merged.map(({ info }) => info));
  const comparison =
    options.baseline === undefined
      ? undefined
      : openComparison(baseline, met, infos, options.now, options.baselineRuns);
  // Findings may be taken more than once, and count once.
  const counted = new Uint8Array(groups.count);
  let findingCount = 0;
  const enrich = (finding: Finding): Finding => options.enrichment?.finding(finding) ?? finding;
  const finish = (finding: Finding, earlier: readonly string[]): Finding =>
    comparison === undefined ? finding : comparison.apply(finding, earlier);
  const membersOf = function* (group: FindingGroup): Generator<Member, void, void> {
    for (const { input, run, ...loaded } of index.load(group)) {
      yield { ...loaded, tool: infoOf(input, run)?.tool.name ?? OWN_TOOL };
    }
  };
  const count = (position: number, group: FindingGroup, suppressed: boolean): void => {
    if (counted[position] === 1) return;
    counted[position] = 1;
    findingCount += 1;
    for (const input of inputsOf(group)) {
      const part = read[input];
      if (part === undefined) continue;
      part.findings += 1;
      if (suppressed) part.suppressed += 1;
    }
  };
  const findingOf = (position: number, group: FindingGroup = groups.at(position)): Finding => {
    const finding = finish(suppressor.apply(enrich(deduplicate(membersOf(group)))), group.earlier);
    count(position, group, isSuppressed(finding, options.now));
    return finding;
  };
  // A finding that is kept as text has no suppressions of its own.
  const mayChange = options.suppressions.length > 0 || comparison !== undefined || options.enrichment !== undefined;
  const resultOf = (position: number): Finding | WrittenFinding => {
    const group = groups.at(position);
    const written = mayChange ? undefined : index.written(group);
    if (written === undefined) return findingOf(position, group);
    count(position, group, false);
    const { input, run, ...rest } = written;
    return { ...rest, fingerprint: group.fingerprint, tool: infoOf(input, run)?.tool.name ?? OWN_TOOL };
  };
  return {
    runs: runs.merged.map(({ info, inputs: files }, position): NormalizedRun => {
      const own = parts[position];
      const judged = infos[position] ?? info;
      const gone = comparison?.absent(judged) ?? [];
      const all = function* <Item>(itemOf: (position: number) => Item): Generator<Item | Finding, void, void> {
        for (const group of own?.groups ?? []) yield itemOf(group);
        if (info.tool.name === OWN_TOOL)
          for (const finding of suppressor.findings()) yield finish(...fingerprinted(finding));
        // Findings about decisions are made last, so only now it is known which of them are met again.
        yield* info.tool.name === OWN_TOOL ? (comparison?.absent(judged) ?? []) : gone;
      };
      return {
        info: options.enrichment?.run(info) ?? info,
        inputs: files,
        rules: rulesOf([...(own?.rules ?? []), ...gone.map(({ rule }) => enrichRule(rule))]),
        findings: () => all((place) => findingOf(place)),
        results: () => all(resultOf),
      };
    }),
    statistics: () => ({ inputs: read.map(statisticsOf), findings: findingCount }),
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
    index.add(position, step.value.run, step.value.finding);
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

function inputsOf({ entries }: FindingGroup): Iterable<number> {
  return entries.length === 1 ? entries.map(({ input }) => input) : new Set(entries.map(({ input }) => input));
}

/** The first of the runs that a group's entries belong to. */
function firstRunOf({ entries }: Pick<FindingGroup, 'entries'>, runs: MergedRuns): number {
  return entries.reduce((first, { input, run }) => Math.min(first, runs.positionOf(input, run)), Infinity);
}

/** Two reports may describe one rule differently: the text that sorts first is taken, whatever the order of the inputs. */
function rulesOf(rules: readonly Rule[]): Rule[] {
  const byId = new Map<string, Rule>();
  for (const rule of new Set(rules)) {
    const known = byId.get(rule.id);
    if (known === undefined || JSON.stringify(rule) < JSON.stringify(known)) byId.set(rule.id, rule);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
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
