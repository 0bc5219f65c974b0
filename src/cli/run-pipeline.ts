import { join, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Report, Scan } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';
import { targetName } from '../model/target.ts';
import { removeFolder } from '../util/files.ts';
import type { GateChange } from './config/base/gate-change.ts';
import { startApp, type AppUnderTest } from './app-under-test.ts';
import { configuredText, configuredScans, type ScanPlan } from './config/configured-scans.ts';
import type { Context } from './context.ts';
import type { DependencyConditions } from '../pipeline/dependency-conditions.ts';
import type { Adoption } from '../pipeline/gate.ts';
import { type DependencyKnowledge, dependencyKnowledge } from './dependency-knowledge.ts';
import { judge, type Judgement } from './judge.ts';
import { saveReplays } from './payments/save-replays.ts';
import { saveReport } from './save-report.ts';
import { runDependencyScan } from './dependencies/run-dependency-scan.ts';
import { runPaymentScan } from './payments/run-payment-scan.ts';
import { runWebScan, type WebScanPlace } from './web/run-web-scan.ts';

/** One execution of the whole pipeline. */
export interface PipelineRequest {
  readonly config: Config;
  /** Folder of reports, absolute or relative to the context's. */
  readonly output: string;
  readonly failOn: Severity;
  readonly newOnly: boolean;
  readonly baseline?: string;
  /** What the baseline is, where it was searched. */
  readonly adoption?: Adoption;
  /** What a person should know, said before the scans began. */
  readonly notices?: readonly string[];
  readonly now: number;
  /** File to which GitHub pins findings without a file of their own. */
  readonly anchor: string;
  /** What a pull or merge request does to the gate. */
  readonly change?: GateChange;
  /** What findings about packages must be to shut the gate. */
  readonly conditions?: DependencyConditions;
  /** What is known of the dependencies; read where the configuration asks for their scan and it is not given. */
  readonly knowledge?: DependencyKnowledge;
}

/** Starts the app, scans what is configured, normalizes, judges and writes every output. */
export async function runPipeline(request: PipelineRequest, context: Context): Promise<Judgement> {
  const output = resolve(context.cwd, request.output);
  const reports = join(output, 'reports');
  // A report of yesterday must not speak for a scan that fails today.
  await Promise.all([removeFolder(reports), removeFolder(join(output, 'evidence'))]);
  const plan = configuredScans(request.config);
  // A feed that cannot be read is said before hours of scanning.
  const knowledge = request.knowledge ?? (await knowledgeOf(request.config, context));
  const files: string[] = [];
  for await (const { scan, found } of scanAll(request, plan, reports, knowledge, context)) {
    const sarif = join(reports, `${scan}.sarif`);
    await saveReport(found, { sarif, evidence: join(output, 'evidence') }, scan, context);
    for (const report of found) await saveReplays(report, join(output, 'replay'));
    files.push(sarif);
  }
  return judge(
    {
      ...request,
      output,
      reports: files,
      configured: plan,
      configuredText: configuredText(plan),
      ...(knowledge !== undefined && { enrichment: knowledge.enrichment }),
    },
    context,
  );
}

function knowledgeOf(config: Config, context: Context): Promise<DependencyKnowledge | undefined> {
  return config.dependencies === undefined
    ? Promise.resolve(undefined)
    : dependencyKnowledge(config.dependencies ?? {}, context);
}

async function* scanAll(
  { config, now }: PipelineRequest,
  plan: readonly ScanPlan[],
  reports: string,
  knowledge: DependencyKnowledge | undefined,
  context: Context,
): AsyncGenerator<{ scan: Scan; found: readonly Report[] }, void, void> {
  const planned = new Set(plan.filter(({ configured }) => configured).map(({ scan }) => scan));
  const needsApp = config.app !== undefined && (planned.has('web') || planned.has('payments'));
  const app = needsApp && config.app !== undefined ? await startApp(config.app, context) : undefined;
  try {
    if (app?.problem !== undefined) tellProblem(app, context);
    if (planned.has('web')) yield { scan: 'web', found: [await scanWebOf(config, app, { reports, now }, context)] };
    if (planned.has('payments')) yield { scan: 'payments', found: [await scanPaymentsOf(config, app, context)] };
  } finally {
    await app?.stop();
  }
  if (planned.has('dependencies')) {
    const found = await runDependencyScan(config.dependencies ?? {}, { reports, now }, context);
    yield { scan: 'dependencies', found: [...found, ...(knowledge?.reports ?? [])] };
  }
}

function scanWebOf(
  config: Config,
  app: AppUnderTest | undefined,
  place: WebScanPlace,
  context: Context,
): Promise<Report> {
  const target = config.web?.target ?? config.app?.url ?? '';
  if (app?.problem !== undefined) {
    return Promise.resolve(
      notScanned('web', 'tollgate-baseline', config.web?.name ?? target, app.problem, context, config.web?.shard),
    );
  }
  return runWebScan(target, config.web ?? {}, place, context);
}

function scanPaymentsOf(config: Config, app: AppUnderTest | undefined, context: Context): Promise<Report> {
  const payments = config.payments ?? { profile: '' };
  const target = payments.target ?? config.app?.url;
  if (app?.problem !== undefined) {
    return Promise.resolve(
      notScanned('payments', 'tollgate-payments', target ?? '', app.problem, context, payments.shard),
    );
  }
  return runPaymentScan({ ...payments, ...(target !== undefined && { target }) }, config.targets ?? {}, context);
}

function notScanned(
  scan: Scan,
  tool: string,
  target: string,
  reason: string,
  context: Context,
  shard: string | undefined,
): Report {
  return {
    run: {
      tool: { name: tool, version: context.version },
      scan,
      target: targetName(target),
      ...(shard !== undefined && { shard }),
      status: 'degraded',
      reason,
      rules: [],
    },
    findings: [],
    evidence: [],
    notices: [],
  };
}

function tellProblem(app: AppUnderTest, context: Context): void {
  const log = app.log();
  context.tell(`error: ${app.problem}${log === '' ? '' : `\nthe end of its log:\n${log}`}`);
}
