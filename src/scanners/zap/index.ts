import { TollgateError } from '../../model/errors.ts';
import { privateFolder, type PrivateFolder } from '../../util/private-folder.ts';
import { oneLine } from '../classification.ts';
import { SCRIPT_FILE, sessionEnvironment } from './authentication.ts';
import { findDocker, findInstalledZap } from './find-zap.ts';
import { judgeZapRun } from './judge-run.ts';
import { planText, zapPlan } from './plan.ts';
import { prepareZap } from './prepare.ts';
import { runPlan } from './run-plan.ts';
import { PLAN_FILE, ZAP_IMAGE, zapCommand } from './zap-command.ts';
import type { ZapRun } from './zap-run.ts';
import type { ZapScanOptions } from './zap-scan.ts';

/**
 * Scans a web app with a real ZAP, passively: in a folder of its own, by a plan of the Automation Framework, bounded in
 * time. Never throws for what a scan may meet: that is a status.
 */
export async function scanWithZap(options: ZapScanOptions): Promise<ZapRun> {
  const nothing = {
    tool: { name: 'ZAP', informationUri: 'https://www.zaproxy.org/' },
    format: 'zap-json',
    command: [],
    coverage: {},
    notices: [],
    pages: {},
    scannedOrigin: new URL(options.target).origin,
    status: 'unreadable',
  } as const;
  const found =
    options.engine === 'zap'
      ? findInstalledZap(options.environment)
      : await findDocker(options.environment, options.signal);
  if ('problem' in found) return { ...nothing, reason: found.problem, help: found.help };
  let folder: PrivateFolder | undefined;
  try {
    folder = await privateFolder(options.workDir, 'zap-');
    return { ...nothing, ...(await scanIn(folder, found.command, options)) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      ...nothing,
      reason: oneLine(`ZAP: ${error.message}`),
      help: error instanceof TollgateError ? error.help : [],
    };
  } finally {
    await folder?.remove();
  }
}

async function scanIn(folder: PrivateFolder, program: string, options: ZapScanOptions): Promise<Partial<ZapRun>> {
  const { session, signal, onProgress } = options;
  const image = options.image ?? ZAP_IMAGE;
  const zap = zapCommand({
    engine: options.engine,
    command: program,
    image,
    folder: folder.path,
    ...(folder.owner && { owner: folder.owner }),
    hostNetwork: options.hostNetwork,
    clientSpider: options.clientSpider === true,
    environment: options.environment,
    secrets: sessionEnvironment(session, options.target),
  });
  const ready = await prepareZap(zap, {
    ...(options.engine === 'zap-docker' && { image }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  if ('problem' in ready) return { reason: ready.problem, help: ready.help, ...(ready.tool && { tool: ready.tool }) };
  const target = zap.reach(options.target);
  const minutes = options.minutes ?? 20;
  // A minute stays for the start and the reports: what is ended from outside writes none.
  const spiderMinutes = atLeastOne(Math.min(options.spiderMinutes ?? 5, minutes - 2));
  const passiveMinutes = atLeastOne(minutes - spiderMinutes - 1);
  const plan = zapPlan({
    target,
    requiredUrls: options.requiredUrls.map((url) => zap.reach(url)),
    seeds: (options.seeds ?? []).map((url) => zap.reach(url)),
    excludes: options.excludes,
    minUrls: options.minUrls,
    spiderMinutes,
    passiveMinutes,
    clientSpider: options.clientSpider === true,
    ...(session && { session }),
    reports: options.reports ?? ['html'],
    folder: zap.folder,
    hasInsights: ready.version.hasInsights,
  });
  await folder.write(PLAN_FILE, planText(plan));
  if (session?.script !== undefined) await folder.write(SCRIPT_FILE, session.script.text);
  onProgress?.({ step: `ZAP ${ready.version.text}`, detail: `starting, to scan ${new URL(options.target).origin}` });
  const recorded = await runPlan(zap, folder, {
    timeoutMs: minutes * 60_000,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  const judged = judgeZapRun(recorded, {
    target,
    minUrls: options.minUrls,
    spiderMinutes,
    passiveMinutes,
    version: ready.version.text,
  });
  onProgress?.({ step: `ZAP ${ready.version.text}`, detail: judged.status ?? '' });
  return {
    ...judged,
    tool: { name: 'ZAP', version: ready.version.text, informationUri: 'https://www.zaproxy.org/' },
    notices: [...ready.notices, ...(judged.notices ?? [])],
    command: [zap.command, ...zap.planArgs],
    scannedOrigin: new URL(target).origin,
  };
}

/** ZAP counts in whole minutes, and takes 0 for no limit. */
function atLeastOne(minutes: number): number {
  return Math.max(1, Math.floor(minutes));
}
