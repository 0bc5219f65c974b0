import { gatePolicy, NOW, VERSION } from './settings.ts';
import { decide } from '../../src/cli/judging/decide.ts';
import type { SarifContent } from '../../src/cli/read-sarif.ts';
import { sarifRuns } from '../../src/cli/platforms/sarif-runs.ts';
import { statisticsLines } from '../../src/cli/inputs/statistics-lines.ts';
import { lastLine } from '../../src/cli/judging/verdict-lines.ts';
import { viewOfSarif } from '../../src/cli/judging/view-of-sarif.ts';
import { recognize } from '../../src/formats/recognize.ts';
import type { Spool } from '../../src/model/spool.ts';
import type { GateDecision } from '../../src/model/verdict.ts';
import type { BaselineFinding } from '../../src/pipeline/compare.ts';
import { normalize, type PipelineInput } from '../../src/pipeline/index.ts';
import type { Statistics } from '../../src/pipeline/statistics.ts';
import { toCsv } from '../../src/reporters/csv.ts';
import { toCycloneDxVex } from '../../src/reporters/cyclonedx-vex.ts';
import { githubSarifFiles } from '../../src/reporters/github-sarif-files.ts';
import { toHtml } from '../../src/reporters/html.ts';
import { toJunit } from '../../src/reporters/junit.ts';
import { toMarkdown } from '../../src/reporters/markdown.ts';
import { toOpenVex } from '../../src/reporters/openvex.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';

/** A report by name. */
export interface NamedReport {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What normalize and gate made of reports. */
export interface PipelineOutcome {
  readonly content: SarifContent;
  readonly statistics: Statistics;
  readonly notices: readonly string[];
  /** Is every run complete? Then `normalize` exits 0. */
  readonly complete: boolean;
  readonly decision: GateDecision;
  /** For the comparison of a later run. */
  readonly baseline: readonly BaselineFinding[];
}

const PAGE = '<html><noscript><!--TOLLGATE_NOSCRIPT--></noscript><script><!--TOLLGATE_DATA--></script></html>';

/** Recognises, reads, normalizes and judges reports as the command line does, without files. */
export async function runPipeline(
  reports: readonly NamedReport[],
  baseline?: readonly BaselineFinding[],
): Promise<PipelineOutcome> {
  const normalized = await normalize(reports.map(inputOf), {
    spool: memorySpool(),
    now: NOW,
    version: VERSION,
    suppressions: [],
    readLine: () => undefined,
    breathe: () => Promise.resolve(),
    ...(baseline !== undefined && { baseline }),
  });
  const runs = normalized.runs.map(({ info, rules, findings }) => ({
    info: { ...info, rules },
    findings: [...findings()],
  }));
  const content: SarifContent = { runs, notices: normalized.notices() };
  return {
    content,
    statistics: normalized.statistics(),
    notices: normalized.notices(),
    complete: runs.every(({ info }) => info.status === 'complete'),
    decision: decide(content, gatePolicy).decision,
    baseline: runs.flatMap(({ info, findings }) => findings.map((finding) => ({ finding, run: info }))),
  };
}

/** A spool for a handful of records; the real one sets a mebibyte aside, which thousands of runs would feel. */
function memorySpool(): Spool {
  const records: string[] = [];
  return {
    append: (record) => ({ offset: records.push(record) - 1, length: record.length }),
    read: ({ offset }) => records[offset] ?? '',
    close: () => {},
  };
}

function inputOf({ name, content }: NamedReport): PipelineInput {
  const source = bytesSource(name, typeof content === 'string' ? Buffer.from(content) : content);
  const recognition = recognize(source);
  if ('reason' in recognition) return { file: name, format: null, content: { unreadable: recognition.reason } };
  return { file: name, format: recognition.format.id, content: { reader: recognition.format.read(source) } };
}

/** Everything that leaves Tollgate, by name: the files, and the lines on the terminal. */
export function outputsOf(outcome: PipelineOutcome): Readonly<Record<string, string>> {
  const { content, statistics, notices, decision } = outcome;
  const view = viewOfSarif(content, { decision, notices, now: NOW, version: VERSION });
  const findings = content.runs.flatMap((run) => run.findings);
  const vex = { author: 'shop', now: NOW, version: VERSION };
  const github = githubSarifFiles(sarifRuns(content), { anchor: 'tollgate.yml', now: NOW });
  return {
    'tollgate.sarif': [...sarifText(sarifRuns(content))].join(''),
    ...Object.fromEntries(github.map(({ name, pieces }) => [name, [...pieces].join('')])),
    'report.html': toHtml(view, PAGE),
    'summary.md': toMarkdown(view),
    'junit.xml': toJunit(view),
    csv: toCsv(view),
    openvex: toOpenVex(findings, vex) ?? '',
    'cyclonedx-vex': toCycloneDxVex(findings, vex),
    'stats.json': JSON.stringify(statistics),
    terminal: [...notices, ...statisticsLines(statistics), ...decision.reasons, lastLine(decision)].join('\n'),
  };
}
