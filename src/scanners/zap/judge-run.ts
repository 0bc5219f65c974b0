import { type Classification, doubted, oneLine } from '../classification.ts';
import { logOf, textOf } from '../run-output.ts';
import { classifyZap } from './classify.ts';
import { type PlanLog, readPlanLog } from './plan-log.ts';
import { readReportFacts } from './report-facts.ts';
import { LARGEST_REPORT, type PlanRun } from './run-plan.ts';
import type { ZapRun } from './zap-run.ts';

/** What a run was asked for. */
export interface Asked {
  /** As ZAP reached it. */
  readonly target: string;
  readonly minUrls: number;
  readonly spiderMinutes: number;
  readonly passiveMinutes: number;
  readonly version: string;
}

// Files written and clocks read on the same machine still differ by a little.
const TOLERANCE_MS = 2_000;
const CREATED_TOLERANCE_MS = 60_000;

/** Says what a run of our own plan was worth: as any run of ZAP, and whether the report is of this run and saw enough. */
export function judgeZapRun(run: PlanRun, asked: Asked): Partial<ZapRun> {
  const { recorded, pages } = run;
  const log = readPlanLog(logOf(recorded));
  const json = recorded.reports[0]?.bytes;
  const foreign = json === undefined ? undefined : foreignReport(run, textOf(json), asked);
  // A report of another run is none: what this run found is not known.
  const own = classifyZap(foreign === undefined ? recorded : { ...recorded, reports: [] });
  const doubts = [
    ...(run.cancelled ? ['ZAP was cancelled'] : []),
    ...(run.timedOut ? [`ZAP had to be ended after ${run.timeoutMs / 60_000} minutes`] : []),
    ...(foreign === undefined ? [] : [foreign]),
    ...(run.tooLarge ? [`the report is larger than ${LARGEST_REPORT} bytes`] : []),
    ...(own.report === undefined ? [] : shortfalls(run, log, asked)),
  ];
  const judged = doubts.toReversed().reduce<Classification>(doubted, own);
  return {
    status: judged.status,
    ...(judged.reason !== undefined && { reason: judged.reason }),
    ...(judged.status !== 'complete' && { help: helpOf(log, run) }),
    ...(judged.status !== 'unreadable' && json !== undefined && { report: json }),
    ...(recorded.exitCode !== undefined && { exitCode: recorded.exitCode }),
    coverage: {
      ...(log.urlsFound !== undefined && { requested: log.urlsFound }),
      alertInstances: own.raw,
    },
    notices: [...(own.notices ?? [])],
    pages: foreign === undefined ? pages : {},
  };
}

/** Why a report is not of this run, or not of this target. */
function foreignReport(run: PlanRun, text: string, { target }: Asked): string | undefined {
  const facts = readReportFacts(text);
  if (run.written !== undefined && run.written < run.started - TOLERANCE_MS)
    return 'the report was written before this run';
  if (facts?.created !== undefined && facts.created < run.started - CREATED_TOLERANCE_MS) {
    return 'the report says that it was made before this run';
  }
  const { origin } = new URL(target);
  if (facts === undefined || facts.sites.length === 0) return undefined;
  return facts.sites.some((site) => URL.canParse(site) && new URL(site).origin === origin)
    ? undefined
    : oneLine(`the report is about ${facts.sites.slice(0, 3).join(', ')} and not about ${origin}`);
}

function shortfalls({ recorded }: PlanRun, log: PlanLog, asked: Asked): string[] {
  const said = log.succeeded || log.warnings.length > 0 || log.failures.length > 0;
  return [
    ...(recorded.exitCode === 0 && !said ? ['ZAP did not say that its plan came to its end'] : []),
    ...(log.urlsFound === undefined ? ['the spider did not say what it found'] : []),
    ...(log.urlsFound !== undefined && log.urlsFound > 0 && log.urlsFound < asked.minUrls
      ? [`${log.urlsFound} of at least ${asked.minUrls} addresses found`]
      : []),
    ...cutOff(log, 'spider', asked.spiderMinutes),
    ...cutOff(log, 'passiveScan-wait', asked.passiveMinutes),
  ];
}

/** A job that took all the time that it had did not come to its own end. */
function cutOff({ seconds }: PlanLog, job: string, minutes: number): string[] {
  const taken = seconds.get(job);
  return taken !== undefined && taken >= minutes * 60 ? [`job ${job} was cut off after ${minutes} minutes`] : [];
}

function helpOf({ stopped, warnings }: PlanLog, { timedOut, recorded }: PlanRun): string[] {
  const denied = warnings.some((warning) => /returned : 40[13]\b/u.test(warning));
  return [
    ...(timedOut ? ['give it more time with --zap-minutes, or less to do with `web.exclude`'] : []),
    ...(stopped === 'ZAP ran out of memory' || recorded.exitCode === 137
      ? ['give the machine or the container more memory: ZAP takes a quarter of it']
      : []),
    ...(denied ? ['sign in with `web.session`, or scan a target that is open'] : []),
  ];
}
