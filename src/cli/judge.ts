import { basename, join } from 'node:path';
import type { Config } from '../config/config.ts';
import type { ReportView } from '../model/summary.ts';
import type { GateDecision } from '../model/verdict.ts';
import type { Severity } from '../model/severity.ts';
import type { DependencyConditions } from '../pipeline/dependency-conditions.ts';
import type { Enrichment } from '../pipeline/enrichment.ts';
import type { Adoption, GateCounts } from '../pipeline/gate.ts';
import type { PipelineInput } from '../pipeline/index.ts';
import { toHtml } from '../reporters/html.ts';
import { toJunit } from '../reporters/junit.ts';
import { toMarkdown } from '../reporters/markdown.ts';
import { writeTextAtomic } from '../util/write-text.ts';
import type { GateChange } from './config/base/gate-change.ts';
import { collectSuppressions } from './config/collect-suppressions.ts';
import type { ScanPlan } from './config/configured-scans.ts';
import type { Context } from './context.ts';
import { decide } from './judging/decide.ts';
import { normalizeFiles } from './inputs/normalize-files.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { readSarif } from './read-sarif.ts';
import { reportReader } from './inputs/report-reader.ts';
import { viewOfSarif } from './judging/view-of-sarif.ts';
import { writeGithubSarif } from './platforms/write-github-sarif.ts';
import { writeGitlabReports } from './platforms/write-gitlab-reports.ts';

/** Reports to judge, and where the outputs go. */
export interface JudgeRequest {
  readonly reports: readonly string[];
  readonly configured: readonly ScanPlan[];
  readonly configuredText: string;
  readonly config: Config;
  readonly output: string;
  readonly failOn: Severity;
  readonly newOnly: boolean;
  readonly baseline?: string;
  readonly adoption?: Adoption;
  readonly notices?: readonly string[];
  readonly now: number;
  readonly anchor: string;
  /** What a pull or merge request does to the gate. */
  readonly change?: GateChange;
  /** What is known beside the reports. */
  readonly enrichment?: Enrichment;
  readonly conditions?: DependencyConditions;
}

/** Where every output of a run lies. */
export interface OutputFiles {
  readonly sarif: string;
  /** Folder of the files to upload; empty text where no run is complete. */
  readonly githubSarif: string;
  readonly html: string;
  readonly markdown: string;
  readonly junit: string;
  readonly stats: string;
}

/** The gate's decision over a run, and the files that tell it. */
export interface Judgement {
  readonly decision: GateDecision;
  readonly counts: GateCounts;
  readonly configured: string;
  readonly view: ReportView;
  readonly files: OutputFiles;
  /** Was everything that is expected scanned whole? Only such a run may become a baseline. */
  readonly isComplete: boolean;
}

/** Normalizes reports into one SARIF, judges it, and writes every output from it. */
export async function judge(request: JudgeRequest, context: Context): Promise<Judgement> {
  const files = outputFiles(request.output);
  const { change } = request;
  const decisions = change?.decisions ?? (await collectSuppressions(request.config, request.anchor, context));
  const outcome = await normalizeFiles(
    {
      inputs: inputsOf(request),
      output: files.sarif,
      stats: files.stats,
      ...(request.baseline !== undefined && { baseline: request.baseline }),
      suppressions: decisions.entries,
      now: request.now,
      ...(request.enrichment !== undefined && { enrichment: request.enrichment }),
    },
    context,
  );
  const notices = [...(request.notices ?? []), ...(change?.notices ?? []), ...decisions.notices, ...outcome.notices];
  const content = readSarif(files.sarif, context);
  const expect = [
    ...new Set([
      ...request.configured.filter(({ configured }) => configured).map(({ scan }) => scan),
      ...(request.config.require ?? []),
    ]),
  ];
  const { decision: decided, counts } = decide(content, {
    failOn: request.failOn,
    newOnly: request.newOnly,
    expect,
    now: request.now,
    ...(request.adoption !== undefined && { adoption: request.adoption }),
    ...(request.conditions !== undefined && { dependencies: request.conditions }),
  });
  const decision = { ...decided, reasons: [...decided.reasons, ...(change?.reasons ?? [])] };
  const view = viewOfSarif(content, { decision, notices, now: request.now, version: context.version });
  await writeOutputs(files, view, context);
  const github = await writeGithubSarif(content, request, context);
  await writeGitlabReports(content, request, context);
  context.emit({
    type: 'gate-decided',
    time: new Date(context.clock()).toISOString(),
    verdict: decision.verdict,
    reasons: decision.reasons,
    sarif: files.sarif,
  });
  return {
    decision,
    counts,
    configured: request.configuredText,
    view,
    files: { ...files, githubSarif: github.folder ?? '' },
    isComplete:
      content.runs.length > 0 &&
      content.runs.every(({ info }) => info.status === 'complete') &&
      expect.every((scan) => content.runs.some(({ info }) => info.scan === scan)),
  };
}

function* inputsOf({ reports, change, anchor }: JudgeRequest): Generator<PipelineInput, void, void> {
  yield* openInputs(reports.map((path) => ({ path, name: basename(path) })));
  if (change === undefined) return;
  yield { file: basename(anchor), format: null, content: { reader: reportReader(change.report) } };
}

function outputFiles(folder: string): OutputFiles {
  return {
    sarif: join(folder, 'tollgate.sarif'),
    githubSarif: '',
    html: join(folder, 'report.html'),
    markdown: join(folder, 'summary.md'),
    junit: join(folder, 'junit.xml'),
    stats: join(folder, 'stats.json'),
  };
}

async function writeOutputs(files: OutputFiles, view: ReportView, context: Context): Promise<void> {
  await writeTextAtomic(files.markdown, [toMarkdown(view)], context.signal);
  await writeTextAtomic(files.junit, [toJunit(view)], context.signal);
  await writeTextAtomic(files.html, [toHtml(view, await context.dashboard())], context.signal);
}
